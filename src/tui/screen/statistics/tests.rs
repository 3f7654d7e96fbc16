use super::*;
use crate::domain::statistics::masking::Cell;
use crate::domain::statistics::sheet::{Total, Unit};
use crate::tui::screen::Screen;
use crate::tui::screen::tests::{Desk, shared};

fn sheet(scope: &Scope, activities: u64) -> Sheet {
    let counts = [Cell::Count(activities), Cell::Count(0)];
    Sheet {
        period: scope.period,
        part: Vec::new(),
        is_masked: false,
        totals: vec![Total { key: "activities", label: words::ACTIVITIES, unit: Unit::Pieces, counts }],
        sections: Vec::new(),
        unplaced: 0,
    }
}

/// What the worker answers after a slice.
fn counted(scope: &Scope, activities: u64, progress: Option<(u64, u64)>) -> Reply {
    let (counter, sheet) = (Counter::Screen, Some(Box::new(sheet(scope, activities))));
    Reply::Counted(Box::new(Counted { counter, scope: scope.clone(), activities, persons: 1, sheet, progress }))
}

fn desk() -> (Desk, Scope) {
    let state = State::new(&shared());
    let scope = state.scope.clone();
    (Desk::on(Screen::Statistics(Box::new(state))), scope)
}

fn begins(effect: Option<&Effect>) -> Option<(bool, Period)> {
    match effect {
        Some(Effect::Count { counter: Counter::Screen, scope, begins }) => Some((*begins, scope.period)),
        _ => None,
    }
}

#[test]
fn figures_are_shown_while_they_are_counted_slice_by_slice() {
    let (mut desk, scope) = desk();
    assert_eq!(begins(desk.last()), Some((true, scope.period)));
    desk.sees("Les chiffres arrivent").answer(counted(&scope, 12, Some((20, 100))));
    desk.sees("20 %").sees("Activités").sees("12");
    assert_eq!(begins(desk.last()), Some((false, scope.period)), "the next slice is asked for");
    let asked = desk.asked.len();
    desk.answer(counted(&scope, 60, None)).sees("60").sees_not("Calcul");
    assert_eq!(desk.asked.len(), asked, "nothing more is asked for at the end");
}

#[test]
fn keys_act_at_once_and_late_slices_are_passed_over() {
    let (mut desk, scope) = desk();
    desk.answer(counted(&scope, 12, Some((20, 100)))).press("left").sees("octobre 2026");
    let october = Scope { period: scope.period.before(), ..scope.clone() };
    assert_eq!(begins(desk.last()), Some((true, october.period)));
    let asked = desk.asked.len();
    desk.answer(counted(&scope, 99, Some((40, 100)))).sees("Les chiffres arrivent").sees_not("99");
    assert_eq!(desk.asked.len(), asked, "the month before is not counted on");
}

#[test]
fn esc_stops_counting_then_leaves_and_says_that_figures_are_not_whole() {
    let (mut desk, scope) = desk();
    desk.answer(counted(&scope, 12, Some((20, 100)))).press("esc").sees("Arrêté : ces chiffres sont incomplets");
    let asked = desk.asked.len();
    desk.answer(counted(&scope, 99, Some((40, 100)))).sees("12").sees_not("99");
    assert_eq!(desk.asked.len(), asked);
    desk.press("f6").sees("Attendez que tout soit compté");
}

#[test]
fn every_page_fits_both_sizes_and_has_its_cursor() {
    let (mut desk, scope) = desk();
    desk.answer(counted(&scope, 12, None));
    for size in [(80, 24), (120, 36)] {
        desk.resize(size.0, size.1);
        for (title, _) in PAGES {
            desk.cursor_on(title).sees_all().press("tab");
        }
    }
}
