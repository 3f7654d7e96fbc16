//! Papers printed, filled in and typed back; addresses as codes for a phone: driven as a mediator would.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod driver;

use driver::Ui;
use jalon::tui::glyphs;
use qrcodegen::{QrCode, QrCodeEcc};

/// Yvette is registered, and her record is on the screen.
fn with_yvette() -> Ui {
    let mut ui = Ui::opened();
    ui.app.shared.settings.export_folder = ui.folder.path().join("feuilles").display().to_string();
    ui.press("f4").type_text("Yvette").press("f2 enter").sees("Fiche d'Yvette");
    ui.keys = 0;
    ui
}

/// A menu action, by a few letters of it.
fn choose<'u>(ui: &'u mut Ui, letters: &str) -> &'u mut Ui {
    ui.press("f9").type_text(letters).press("enter")
}

/// The page that was written.
fn written(ui: &Ui) -> String {
    let mut files = std::fs::read_dir(ui.folder.path().join("feuilles")).unwrap();
    std::fs::read_to_string(files.next().unwrap().unwrap().path()).unwrap()
}

#[test]
fn answers_given_on_paper_are_typed_back_in_one_line() {
    let mut ui = with_yvette();
    ui.press("enter");
    choose(&mut ui, "feuille").sees("saisir une feuille").cursor_on("Feuille");
    ui.type_text("C1 01n23").sees("Il manque 5 signes").sees("clavier").sees("[1]");
    ui.press("enter").sees("Il manque 5 signes").type_text(" 11x").sees("« x » n'est pas un signe").press("backspace");
    ui.type_text("0113")
        .sees("1 signe de trop")
        .press("backspace")
        .sees("Entrée : prendre ces réponses")
        .press("enter");
    ui.cursor_on("Voir le résultat").press("enter").sees("NOUS POUVONS COMMENCER PAR");
}

#[test]
fn the_code_of_the_full_form_changes_the_form_and_other_sheets_are_refused() {
    let mut ui = with_yvette();
    ui.press("enter");
    choose(&mut ui, "feuille").type_text("P1 0").sees("La feuille P1 ne se saisit pas ici").press("ctrl-u");
    ui.type_text("l1 11111 11111 11111 11111 1111").press("enter").cursor_on("Voir le résultat").press("left");
    ui.sees("question 24 sur 24").sees("► 1");
}

#[test]
fn a_sheet_left_halfway_takes_nothing() {
    let mut ui = with_yvette();
    ui.press("enter");
    choose(&mut ui, "feuille").type_text("0123").press("esc").sees("question 1 sur 10").press("right");
    ui.sees("Répondez par");
}

#[test]
fn ratings_given_on_paper_are_typed_back_in_the_session() {
    let mut ui = with_yvette();
    ui.press("f4");
    choose(&mut ui, "feuille").type_text("01").sees("tapez le code de la feuille").press("ctrl-u");
    ui.type_text("P2 s").sees("La ligne 1 est essentielle").press("backspace").type_text("32-1").sees("Il manque 1");
    ui.type_text("s").press("enter").sees("Taper au clavier").sees("[3] sans aide").sees("[2] parfois");
    ui.sees("[s]").sees("[ ]");
}

#[test]
fn the_papers_of_the_place_are_shown_and_written() {
    let mut ui = with_yvette();
    ui.press("esc 5").sees("Le questionnaire papier").sees("La feuille d'une étape").sees("Les cartons");
    while !ui.screen().contains("►") || !line_pointed(&ui).contains("Le questionnaire") {
        ui.press("down");
    }
    ui.press("enter").sees("Quel questionnaire ?").press("1").sees("FAIRE LE POINT").press("f6").sees("est écrite");
    assert!(written(&ui).contains("C1 _ _ _ _ _"));
    ui.press("esc down enter")
        .sees("Feuilles des étapes")
        .press("down enter")
        .sees("TAPER AU CLAVIER")
        .press("esc esc");
    ui.press("down enter").sees("CARTONS DE RENDEZ-VOUS");
}

fn line_pointed(ui: &Ui) -> String {
    ui.screen().lines().find(|line| line.contains('►')).unwrap_or_default().to_owned()
}

#[test]
fn whoever_has_no_name_leaves_with_a_card() {
    let mut ui = with_yvette();
    ui.press("f6").sees("Son carton").press("1").sees("CARTONS").sees_not("Martin").press("f6").sees("est écrite");
    let page = written(&ui);
    assert!(page.contains("02 38 00 00 00") && !page.contains("Yvette"), "{page}");
}

#[test]
fn an_acquired_module_has_its_sheet_and_no_other() {
    let mut ui = with_yvette();
    ui.press("f6").sees_not("J'ai terminé").press("esc f4");
    choose(&mut ui, "feuille").type_text("P1 333333").press("enter f2 f2").sees("Enregistré");
    ui.press("esc f6").sees("« J'ai terminé » : Prendre en main l'ordinateur");
    let at = line_pointed_at(&ui, "J'ai terminé");
    ui.press(&at).sees("J'AI TERMINÉ").sees("[x] Allumer").sees_not("%").sees_not("MARS");
}

/// The digit of the row that holds a text.
fn line_pointed_at(ui: &Ui, text: &str) -> String {
    let screen = ui.screen();
    let line = screen.lines().find(|line| line.contains(text)).unwrap().to_owned();
    line.chars().find(char::is_ascii_digit).unwrap().to_string()
}

/// The list of guides, at a module with sites.
fn at_guide() -> Ui {
    let mut ui = Ui::opened();
    choose(&mut ui, "guides des").sees("Guides des étapes");
    for _ in 0..7 {
        ui.press("down");
    }
    ui.cursor_on("Famille et logement");
    ui
}

/// Whether each square of the code is drawn dark, read off the screen as a phone would: by what stands on a half cell.
fn squares(ui: &Ui, dark_blocks: bool) -> Vec<Vec<bool>> {
    let buffer = ui.buffer();
    let halves = |symbol: &str| match symbol {
        "█" => [true, true],
        "▀" => [true, false],
        "▄" => [false, true],
        _ => [false, false],
    };
    let mut rows = Vec::new();
    for y in 2..buffer.area.height - 3 {
        let row: Vec<[bool; 2]> = (0..45).map(|x| halves(buffer[(x, y)].symbol())).collect();
        for half in 0..2 {
            rows.push(row.iter().map(|cell| cell[half] == dark_blocks).collect());
        }
    }
    rows
}

/// Finds a code's own squares among those drawn, with a light margin around them.
fn holds(rows: &[Vec<bool>], address: &str, margin: usize) -> bool {
    let code = QrCode::encode_text(address, QrCodeEcc::Low).unwrap();
    let size = usize::try_from(code.size()).unwrap();
    let dark = |x: usize, y: usize| {
        let inside = (4..4 + size).contains(&x) && (margin..margin + size).contains(&y);
        inside && code.get_module(i32::try_from(x).unwrap() - 4, i32::try_from(y - margin).unwrap())
    };
    (0..size + 2 * margin).all(|y| (0..size + 8).all(|x| rows[y][x] == dark(x, y)))
}

#[test]
fn a_true_site_is_shown_as_a_code_in_every_theme() {
    for (theme, dark_blocks) in [("clair", true), ("sombre", true), ("contraste", true), ("mono", false)] {
        let mut ui = at_guide();
        ui.press("q").look(theme).sees("www.caf.fr").sees("Visez ce carré").sees("Caf");
        assert!(holds(&squares(&ui, dark_blocks), "https://www.caf.fr", 4), "{theme}\n{}", ui.screen());
        let corner = ui.buffer()[(0, 2)].style();
        let colours = [ratatui::style::Color::Black, ratatui::style::Color::White].map(Some);
        assert_eq!([corner.fg, corner.bg] == colours, dark_blocks, "{theme}");
        ui.press("i");
        assert!(holds(&squares(&ui, !dark_blocks), "https://www.caf.fr", 4), "{theme}");
    }
}

#[test]
fn every_site_of_every_guide_fits_the_smallest_screen() {
    let mut ui = Ui::opened();
    let content = ui.app.shared.content.clone();
    choose(&mut ui, "guides des");
    for module in &content.curriculum.modules {
        ui.press("q");
        let guide = content.guide(&module.id).unwrap();
        let sites: Vec<_> = guide.addresses.iter().filter(|address| address.is_site()).collect();
        if sites.is_empty() {
            ui.sees("pas d'adresse à montrer");
        }
        for site in &sites {
            ui.sees("Visez ce carré");
            let rows = squares(&ui, false);
            assert!([4, 3, 2].iter().any(|margin| holds(&rows, &site.at, *margin)), "{}\n{}", site.at, ui.screen());
            ui.press("down");
        }
        if !sites.is_empty() {
            ui.press("esc");
        }
        ui.press("down");
    }
}

#[test]
fn codes_are_reached_from_the_guide_the_session_and_the_record() {
    let mut ui = at_guide();
    ui.press("enter").sees("Guide du médiateur").press("q").sees("www.caf.fr").press("esc").sees("Guide : ");
    let mut ui = with_yvette();
    ui.press("f4 f3").type_text("D3").press("enter f5 q").sees("www.caf.fr").press("esc").sees("À la fin").press("esc");
    choose(&mut ui, "vrai site").sees("www.caf.fr").press("down").sees("adresse 2 sur").press("esc").sees("Séance");
}

#[test]
fn where_the_font_or_the_window_lacks_room_the_address_stays() {
    let mut ui = at_guide();
    ui.press("q");
    for (columns, rows) in [(1, 1), (60, 15), (80, 24), (120, 36), (250, 80)] {
        ui.resize(columns, rows);
        let (x, y) = ui.cursor();
        assert!(x < columns && y < rows);
    }
    assert!(glyphs::DRAWN.has_half_blocks() && !glyphs::PLAIN.has_half_blocks());
}
