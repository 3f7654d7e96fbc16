//! A mediator's guide to a module: the text on the screen and the page to print, with codes that lead a phone to the
//! true sites.

use super::html::Body;
use super::page::Page;
use crate::domain::curriculum::Module;
use crate::domain::guide::{Address, Guide};
use crate::text::guide::{self as words, Section};
use qrcodegen::{QrCode, QrCodeEcc};
use time::Date;

/// Columns of what stands on the left of a text.
const LABEL: usize = 13;

const STYLE: &str = r#"  @page { size: A4; margin: 12mm }
  body { font: 10.5pt/1.3 Verdana, "DejaVu Sans", Arial, sans-serif; color: #000; background: #fff;
         margin: 0 auto; max-width: 186mm; hyphens: none; overflow-wrap: break-word }
  h1 { font-size: 16pt; margin: 0 0 2mm }
  h2 { font-size: 10.5pt; margin: 3.5mm 0 1mm; border-bottom: 0.3mm solid #000; break-after: avoid }
  p { margin: 0 }
  table { border-collapse: collapse }
  tr { break-inside: avoid }
  th, td { padding: 0.4mm 0; text-align: left; vertical-align: top }
  th { width: 24mm; padding-right: 2mm; white-space: nowrap }
  .codes { display: flex; flex-wrap: wrap; gap: 2mm 6mm; margin-top: 2mm }
  .codes div { width: 41mm; break-inside: avoid; font-size: 8.5pt }
  svg { width: 26mm; height: 26mm; display: block }
  @media screen { body { padding: 10mm } }
"#;

/// The page to print.
pub fn html(module: &Module, guide: Option<&Guide>, today: Date) -> String {
    let mut body = Body::default();
    body.between("<p>", words::TITLE, "</p>\n");
    body.between("<h1>", &module.title, "</h1>\n");
    for section in words::sections(module, guide, today) {
        section_rows(&mut body, &section);
    }
    codes(&mut body, guide.map_or(&[], |guide| guide.addresses.as_slice()));
    body.page(&words::title(&module.title), STYLE)
}

fn section_rows(body: &mut Body, section: &Section) {
    body.unless_empty("<h2>", &section.heading, "</h2>\n");
    body.markup("<table>\n");
    for row in &section.rows {
        body.between("<tr><th>", &row.label, "</th>");
        body.between("<td>", &row.text, "</td></tr>\n");
    }
    body.markup("</table>\n");
}

/// A code for each site. A phone reads them from paper in poor light: a quarter of the squares may be missing.
pub(super) fn codes(body: &mut Body, addresses: &[Address]) {
    let sites = addresses.iter().filter(|address| address.is_site());
    // An address of this length always fits into a code.
    let codes = sites.filter_map(|site| Some((site, QrCode::encode_text(&site.at, QrCodeEcc::Quartile).ok()?)));
    let codes: Vec<(&Address, QrCode)> = codes.collect();
    if codes.is_empty() {
        return;
    }
    body.between("<h2>", words::SCAN, "</h2>\n<div class=\"codes\">\n");
    for (site, code) in codes {
        body.markup("<div>");
        body.squares(&site.at, code.size(), |x, y| code.get_module(x, y));
        body.between("", &words::address_line(site), "</div>\n");
    }
    body.markup("</div>\n");
}

/// The same as text, 80 columns wide.
pub fn text(module: &Module, guide: Option<&Guide>, today: Date) -> String {
    let mut page = Page::default();
    page.sides(&module.title.to_uppercase(), words::TITLE);
    page.rule();
    for (at, section) in words::sections(module, guide, today).iter().enumerate() {
        if at > 0 {
            page.blank();
            page.text(&section.heading.to_uppercase(), 0);
        }
        for row in &section.rows {
            page.row(&format!("  {}", row.label), LABEL, &row.text);
        }
    }
    page.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Content;
    use time::macros::date;
    use unicode_width::UnicodeWidthStr;

    const TODAY: Date = date!(2026 - 11 - 24);

    fn each(check: impl Fn(&Module, &Guide)) {
        let content = Content::built_in().unwrap();
        for module in &content.curriculum.modules {
            check(module, content.guide(&module.id).unwrap());
        }
    }

    #[test]
    fn nothing_is_cut_and_the_plan_says_its_minutes() {
        each(|module, guide| {
            let text = text(module, Some(guide), TODAY);
            assert!(text.lines().all(|line| line.width() <= 80) && !text.contains('…'), "{text}");
            let minutes = text.lines().filter_map(|line| line.trim_start().split_once(" min ")?.0.parse::<u16>().ok());
            assert_eq!(minutes.sum::<u16>(), module.duration_min, "{text}");
            let unwrapped = text.split_whitespace().collect::<Vec<_>>().join(" ");
            for blockage in &guide.blockages {
                assert!(unwrapped.contains(&blockage.sign) && unwrapped.contains(&blockage.remedy), "{text}");
            }
        });
    }

    #[test]
    fn each_site_has_its_code_and_no_number_has() {
        each(|module, guide| {
            let page = html(module, Some(guide), TODAY);
            let sites = guide.addresses.iter().filter(|address| address.is_site());
            assert_eq!(page.matches("<svg").count(), sites.clone().count(), "{}", module.id);
            for site in sites {
                assert!(page.contains(&format!("aria-label=\"{}\"", site.at)), "{}", site.at);
            }
        });
    }

    #[test]
    fn six_months_after_it_was_checked_it_says_so() {
        each(|module, guide| {
            for (today, stale) in [(TODAY, false), (date!(2027 - 05 - 24), false), (date!(2027 - 05 - 25), true)] {
                let said = text(module, Some(guide), today).contains("Contenu à revérifier");
                assert_eq!(said, stale, "{} on {today}", module.id);
            }
        });
    }

    #[test]
    fn a_module_without_a_guide_says_so() {
        let content = Content::built_in().unwrap();
        let module = &content.curriculum.modules[0];
        let text = text(module, None, TODAY);
        assert!(text.contains("pas encore de guide") && text.contains(&module.bring), "{text}");
        assert!(!html(module, None, TODAY).contains("<svg"));
    }
}
