//! Pages that need nothing but themselves: no script, no image, no address.

use crate::domain::harmless::clean_text;
use std::fmt::Write as _;

/// Nothing may be loaded or run; only the page's own style applies.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// Makes a text harmless inside an element or a double-quoted attribute. Line breaks stay line breaks.
pub fn escape(text: &str) -> String {
    let clean = clean_text(text, usize::MAX);
    let mut escaped = String::with_capacity(clean.len());
    for c in clean.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// A page's body. Markup is our own, known when the program is built; every text is escaped on its way in.
#[derive(Default)]
pub struct Body {
    html: String,
}

impl Body {
    /// Adds markup.
    pub fn markup(&mut self, markup: &'static str) {
        self.html.push_str(markup);
    }

    /// Adds a text, with its line breaks shown and « 1er » raised as it is written by hand.
    pub fn text(&mut self, text: &str) {
        let text = escape(text).replace('\n', "<br>");
        let mut words = text.split(' ');
        self.word(words.next().unwrap_or_default());
        for word in words {
            self.html.push(' ');
            self.word(word);
        }
    }

    /// Adds a text between two pieces of markup.
    pub fn between(&mut self, before: &'static str, text: &str, after: &'static str) {
        self.markup(before);
        self.text(text);
        self.markup(after);
    }

    /// Adds a text between two pieces of markup; nothing at all when it is empty.
    pub fn unless_empty(&mut self, before: &'static str, text: &str, after: &'static str) {
        if !text.trim().is_empty() {
            self.between(before, text, after);
        }
    }

    /// Adds a row of a table's cells.
    pub fn row<const N: usize>(&mut self, texts: [&str; N]) {
        self.markup("<tr>");
        for text in texts {
            self.between("<td>", text, "</td>");
        }
        self.markup("</tr>\n");
    }

    /// Adds a drawing of dark squares, `size` to a side, with a light margin around; `name` is read aloud in its place.
    pub fn squares(&mut self, name: &str, size: i32, is_dark: impl Fn(i32, i32) -> bool) {
        const MARGIN: i32 = 4;
        let width = size.saturating_add(2 * MARGIN);
        let name = escape(name);
        let dark = (0..size).flat_map(|y| (0..size).map(move |x| (x, y))).filter(|(x, y)| is_dark(*x, *y));
        let path = dark.fold(String::new(), |mut path, (x, y)| {
            // Writing into a text cannot fail.
            let _ = write!(path, "M{x} {y}h1v1h-1z");
            path
        });
        let _ = writeln!(
            self.html,
            "<svg viewBox=\"-{MARGIN} -{MARGIN} {width} {width}\" role=\"img\" aria-label=\"{name}\" \
             shape-rendering=\"crispEdges\"><path d=\"{path}\"/></svg>"
        );
    }

    /// Adds a bar, so many thousandths of its room long: the number stands beside it.
    pub fn bar(&mut self, length: u64) {
        let length = length.min(1_000);
        let _ = writeln!(
            self.html,
            "<svg viewBox=\"0 0 1000 68\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\
             <rect width=\"{length}\" height=\"68\" fill=\"#345\"/></svg>"
        );
    }

    fn word(&mut self, word: &str) {
        match word.strip_prefix("1er") {
            Some(end) if !end.starts_with(char::is_alphanumeric) => {
                self.html.push_str("1<sup>er</sup>");
                self.html.push_str(end);
            }
            _ => self.html.push_str(word),
        }
    }

    /// The whole page, with its title and style.
    pub fn page(self, title: &str, style: &'static str) -> String {
        format!(
            "<!doctype html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
             <title>{}</title>\n<style>\n{style}</style>\n</head>\n<body>\n{}</body>\n</html>\n",
            escape(title),
            self.html
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_typed_becomes_markup() {
        assert_eq!(escape("<script>\"&'\u{1b}[31m\u{202e}\n"), "&lt;script&gt;&quot;&amp;'\n");
    }

    #[test]
    fn squares_are_drawn_where_they_are_dark() {
        let mut body = Body::default();
        body.squares("<a>", 2, |x, y| x == 1 && y == 0);
        let drawn =
            "<svg viewBox=\"-4 -4 10 10\" role=\"img\" aria-label=\"&lt;a&gt;\" shape-rendering=\"crispEdges\">";
        assert_eq!(body.html, format!("{drawn}<path d=\"M1 0h1v1h-1z\"/></svg>\n"));
    }

    #[test]
    fn lines_break_and_ordinals_are_raised() {
        let mut body = Body::default();
        body.between("<p>", "Mardi 1er décembre, 1er,\n<b> 1ere", "</p>");
        body.unless_empty("<p>", " ", "</p>");
        assert_eq!(body.html, "<p>Mardi 1<sup>er</sup> décembre, 1<sup>er</sup>,<br>&lt;b&gt; 1ere</p>");
    }
}
