use super::*;
use crate::domain::change::Change;
use crate::text::Failure;
use crate::tui::glyphs::DRAWN;
use crate::tui::keymap;
use crate::tui::theme::Theme;
use crate::tui::widget::canvas::Canvas;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const YVETTE: LearnerId = LearnerId::from_bytes([1; 16]);
const SESSION: SessionId = SessionId::from_bytes([3; 16]);

const fn sheet() -> Document {
    Document::LearnerSheet { learner: YVETTE, session: SESSION, without_procedure: false }
}

struct Desk {
    state: State,
    shared: Shared,
}

impl Desk {
    /// A preview of 35 lines.
    fn new(document: Document, folder: &str) -> Self {
        let mut shared = Shared::for_tests();
        folder.clone_into(&mut shared.settings.export_folder);
        let mut desk = Self { state: State::new(document.clone()), shared };
        desk.hear(&Reply::Previewed(document, (1..=35).map(|line| format!("ligne {line}")).collect()));
        desk
    }

    fn press(&mut self, keys: &str) -> Steps {
        let mut steps = Vec::new();
        for name in keys.split_whitespace() {
            let key: Key = name.parse().unwrap();
            let action = keymap::command(&key).map_or(Action::Key(key), Action::Command);
            steps = self.state.update(action, &mut self.shared);
        }
        steps
    }

    fn hear(&mut self, reply: &Reply) -> Steps {
        self.state.hear(reply, &mut self.shared)
    }

    fn position(&self) -> String {
        self.state.title(&self.shared).1
    }

    fn draw(&self, columns: u16, rows: u16) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        let theme = Theme::built_in("mono").unwrap();
        let mut canvas = Canvas::new(&mut buffer, &theme, DRAWN);
        view::view(&self.state, &self.shared, &mut canvas);
        assert!(canvas.cursor_at().is_some());
        (0..rows).map(|y| (0..columns).map(|x| buffer[(x, y)].symbol()).collect::<String>() + "\n").collect()
    }
}

fn effects(steps: Steps) -> Vec<Effect> {
    let effect = |step| match step {
        Step::Do(effect) => Some(*effect),
        _ => None,
    };
    steps.into_iter().filter_map(effect).collect()
}

#[test]
fn the_lines_shown_are_counted() {
    let mut desk = Desk::new(sheet(), "");
    assert_eq!(desk.position(), "aperçu, lignes 1 à 19 sur 35");
    for (keys, position) in [
        ("down", "aperçu, lignes 2 à 20 sur 35"),
        ("pagedown", "aperçu, lignes 17 à 35 sur 35"),
        ("end down", "aperçu, lignes 17 à 35 sur 35"),
        ("home up", "aperçu, lignes 1 à 19 sur 35"),
    ] {
        desk.press(keys);
        assert_eq!(desk.position(), position, "{keys}");
    }
    assert!(desk.draw(80, 19).starts_with("ligne 1 "));
}

#[test]
fn the_folder_is_asked_once_and_remembered() {
    let mut desk = Desk::new(sheet(), "");
    assert!(matches!(effects(desk.press("f6"))[..], [Effect::ProposeFolder]));
    desk.hear(&Reply::FolderProposed("/home/claire/Jalon".into()));
    assert!(desk.draw(80, 19).contains("/home/claire/Jalon"));
    let effects = effects(desk.press("enter"));
    let [Effect::Save { saving: Saving::Settings, changes, .. }, Effect::Write { folder, .. }] = &effects[..] else {
        panic!("{effects:?}")
    };
    assert!(matches!(&changes[..], [Change::Settings(settings)] if settings.export_folder == "/home/claire/Jalon"));
    assert_eq!(*folder, PathBuf::from("/home/claire/Jalon"));
    assert!(!desk.state.folder.is_asking());
}

#[test]
fn a_known_folder_is_not_asked_and_enter_opens_what_was_written() {
    let mut desk = Desk::new(sheet(), "/home/claire/Jalon");
    assert!(matches!(&desk.press("enter")[..], [Step::Toast(_)]), "nothing was written yet");
    assert!(matches!(effects(desk.press("f6"))[..], [Effect::Write { .. }]));
    let path = PathBuf::from(format!("/home/claire/{}/feuille.html", "x".repeat(90)));
    desk.hear(&Reply::Written { document: sheet(), path: path.clone() });
    assert!(desk.draw(80, 19).contains("feuille.html"), "the path is shown in full");
    let effects = effects(desk.press("enter"));
    assert!(matches!(&effects[..], [Effect::OpenFile { path: opened, .. }] if *opened == path));
}

#[test]
fn another_folder_is_asked_when_one_cannot_be_written_into() {
    let mut desk = Desk::new(sheet(), "/media/cle");
    desk.hear(&Reply::Failed(Failure::new("Autre chose.", "")));
    assert!(!desk.state.folder.is_asking(), "it was not about this document");
    desk.press("f6");
    desk.hear(&Reply::Failed(Failure::new("Ce dossier n'existe pas.", "")));
    assert!(desk.draw(80, 19).contains("/media/cle"));
    desk.press("esc");
    assert!(!desk.state.folder.is_asking());
}

#[test]
fn f5_turns_to_the_other_sheet() {
    let mut desk = Desk::new(sheet(), "");
    let team = Document::MediatorSheet { learner: YVETTE, session: SESSION };
    assert!(matches!(&effects(desk.press("f5"))[..], [Effect::Preview(document)] if *document == team));
    assert_eq!(desk.state.offer(Command::Second, &desk.shared).unwrap().label, words::TO_LEARNER);
    desk.hear(&Reply::Previewed(sheet(), vec!["the sheet that was left".into()]));
    assert!(desk.state.lines.is_none());
    let path = Desk::new(Document::PathSheet { learner: YVETTE }, "");
    assert!(path.state.offer(Command::Second, &path.shared).is_none());
}

#[test]
fn a_session_is_corrected_from_its_sheet() {
    let mut desk = Desk::new(sheet(), "");
    assert!(matches!(effects(desk.press("c"))[..], [Effect::LoadRecord(YVETTE)]));
    let mut notice = Desk::new(Document::InformationNotice, "");
    assert!(matches!(notice.press("c")[..], [Step::Toast(_)]), "it says that it does nothing");
    assert!(notice.state.offer(Command::Correct, &notice.shared).is_none());
}

#[test]
fn no_size_is_too_small_to_draw() {
    for size in [(1, 1), (60, 10), (80, 19), (250, 75)] {
        let mut desk = Desk::new(sheet(), "");
        desk.draw(size.0, size.1);
        desk.press("f6");
        desk.hear(&Reply::FolderProposed("/home".into()));
        desk.draw(size.0, size.1);
        desk.press("esc");
        desk.state.written = Some("/home/feuille.html".into());
        desk.draw(size.0, size.1);
    }
}
