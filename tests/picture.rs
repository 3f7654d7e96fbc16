//! The README's picture, drawn from the program itself: `JALON_PICTURE=1 cargo test --test picture` draws it anew.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod driver;

use driver::Ui;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};
use std::fmt::Write as _;
use std::path::Path;

const CELL: (u16, u16) = (9, 19);
const BACKGROUND: &str = "#16181d";
const TEXT: &str = "#d6d8dc";

#[test]
fn the_picture_shows_the_program_as_it_is() {
    let mut ui = Ui::demo();
    ui.look("sombre");
    let drawn = svg(ui.buffer());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(".github/jalon.svg");
    if std::env::var_os("JALON_PICTURE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &drawn).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(kept == drawn, "the screen has changed: JALON_PICTURE=1 cargo test --test picture");
}

fn svg(buffer: &Buffer) -> String {
    let (width, height) = (buffer.area.width * CELL.0, buffer.area.height * CELL.1);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"DejaVu Sans Mono, \
         Menlo, Consolas, monospace\" font-size=\"15\">\n<rect width=\"100%\" height=\"100%\" fill=\"{BACKGROUND}\"/>\n"
    );
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let cell = &buffer[(x, y)];
            let same = |at: &u16| buffer[(*at, y)].style() == cell.style();
            let end = (x..buffer.area.width).take_while(same).last().unwrap() + 1;
            let text: String = (x..end).map(|at| buffer[(at, y)].symbol()).collect();
            piece(&mut svg, (x, y), end - x, &text, cell);
            x = end;
        }
    }
    svg.push_str("</svg>\n");
    svg
}

fn piece(svg: &mut String, at: (u16, u16), width: u16, text: &str, cell: &ratatui::buffer::Cell) {
    let (left, top) = (at.0 * CELL.0, at.1 * CELL.1);
    if let Some(fill) = colour(cell.bg) {
        let (width, height) = (width * CELL.0, CELL.1);
        writeln!(svg, "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\"/>")
            .unwrap();
    }
    if text.trim().is_empty() {
        return;
    }
    let weight = if cell.modifier.contains(Modifier::BOLD) { " font-weight=\"bold\"" } else { "" };
    let (fill, baseline) = (colour(cell.fg).unwrap_or(TEXT), top + 14);
    let length = width * CELL.0;
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    writeln!(
        svg,
        "<text x=\"{left}\" y=\"{baseline}\" fill=\"{fill}\"{weight} textLength=\"{length}\" xml:space=\"preserve\">{text}</text>"
    )
    .unwrap();
}

/// The sixteen names as a dark terminal shows them.
fn colour(colour: Color) -> Option<&'static str> {
    Some(match colour {
        Color::Black => "#16181d",
        Color::Red | Color::LightRed => "#f2777a",
        Color::Green | Color::LightGreen => "#99cc99",
        Color::Yellow | Color::LightYellow => "#ffcc66",
        Color::Blue | Color::LightBlue => "#6699cc",
        Color::Magenta | Color::LightMagenta => "#cc99cc",
        Color::Cyan | Color::LightCyan => "#66cccc",
        Color::Gray => "#b8bcc4",
        Color::DarkGray => "#6b7079",
        Color::White => "#f2f2f2",
        _ => return None,
    })
}
