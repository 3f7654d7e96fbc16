//! Records that nothing happened to for long, and clocks that are wrong, driven as a mediator would.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod driver;

use driver::{PASSPHRASE, Ui};
use jalon::domain::directory::By;
use jalon::store::Closed;
use jalon::tui::worker::holder;
use time::OffsetDateTime;
use time::macros::datetime;

const HOME: &str = "Que voulez-vous faire ?";
const DAY: i64 = 86_400;

/// Yvette and Karim are registered on 24 November 2026.
fn two() -> Ui {
    let mut ui = Ui::opened();
    for name in ["Yvette", "Karim"] {
        ui.press("f4")
            .type_text(name)
            .press("f2 enter")
            .sees(&format!("Fiche {}", jalon::text::elision::of(name)))
            .press("esc")
            .sees(HOME);
    }
    ui
}

/// So many days later somebody comes back to the locked computer, day after day as usual: the clock goes on.
fn later(ui: &mut Ui, days: i64) -> &mut Ui {
    let mut left = days;
    while left > 0 {
        let step = left.min(30);
        left -= step;
        ui.sleep(step * DAY).press("down").sees("verrouillé").paste(PASSPHRASE).press("enter").sees(HOME);
        // What is read in between is told, and time goes on with it.
        ui.wait(6);
    }
    ui
}

/// Points at a line of the home screen and opens it.
fn open<'a>(ui: &'a mut Ui, line: &str) -> &'a mut Ui {
    ui.press("home");
    for _ in 0..20 {
        let at = ui.cursor().1;
        if ui.screen().lines().nth(usize::from(at)).is_some_and(|shown| shown.contains(line)) {
            return ui.press("enter");
        }
        ui.press("down");
    }
    panic!("« {line} » cannot be reached:\n{}", ui.screen());
}

fn names(ui: &Ui) -> Vec<String> {
    let directory = &ui.app.shared.directory;
    directory.sorted(By::Name, "").iter().map(|id| directory.entry(id).unwrap().short_name()).collect()
}

/// Two records that are due in ten days.
fn due() -> Ui {
    let mut ui = two();
    later(&mut ui, 355).sees("Le 24 novembre, 2 fiches seront sans visite depuis un an");
    ui
}

#[test]
fn nothing_is_announced_before_it_is_nearly_due() {
    let mut ui = two();
    later(&mut ui, 330).sees_not("sans visite");
    later(&mut ui, 10).sees("Le 24 novembre, 2 fiches seront sans visite depuis un an");
    later(&mut ui, 40).sees("2 fiches sont sans visite depuis un an");
}

#[test]
fn each_choice_waits_until_the_program_is_left() {
    let mut ui = due();
    open(&mut ui, "2 fiches seront").sees("Fiches sans visite").sees("Karim").sees("Yvette").sees("24/11/2027");
    ui.cursor_on("à décider").press("3").sees("sa fiche sera effacée").sees("tout à effacer");
    ui.press("1").sees("revenue").sees("2 fiches, 2 décidées");
    ui.press("ctrl-z").sees("la décision est reprise").sees("2 fiches, 1 décidée").press("1");
    ui.press("esc").sees("2 fiches, 2 décidées : fait en quittant ou en verrouillant");
    assert_eq!(names(&ui).len(), 2, "nothing is erased yet");
    ui.press("f10");
    assert!(ui.app.quitting);
    let mut ui = ui.again();
    assert_eq!(names(&ui).len(), 1, "{}", ui.screen());
    // Who came back is kept for a year more, and the record says so.
    let name = names(&ui)[0].to_lowercase();
    ui.type_text(&name)
        .press("enter")
        .sees("Revenue, ou a appelé, le 14 novembre 2027, noté par Claire.")
        .press("esc esc");
    ui.sees_not("sans visite");
    later(&mut ui, 345).sees("1 fiche sera sans visite depuis un an");
}

#[test]
fn a_name_can_go_alone_and_is_not_announced_again() {
    let mut ui = due();
    open(&mut ui, "2 fiches seront").press("enter").sees("Effacer le nom et les textes").press("2");
    ui.sees("nom à effacer").press("2 esc f10");
    let mut ui = ui.again();
    assert!(names(&ui).iter().all(|name| !name.contains("Yvette") && !name.contains("Karim")));
    assert_eq!(names(&ui).len(), 2);
    later(&mut ui, 400).sees_not("sans visite");
}

#[test]
fn after_a_crash_nothing_was_erased_and_all_is_shown_again() {
    let mut ui = due();
    open(&mut ui, "2 fiches seront").press("3 3").sees("2 fiches, 2 décidées");
    let mut ui = ui.again();
    assert_eq!(names(&ui).len(), 2);
    ui.sees("2 fiches seront sans visite depuis un an");
}

#[test]
fn locking_does_what_was_chosen() {
    let mut ui = due();
    open(&mut ui, "2 fiches seront").press("3 3 f12").sees("verrouillé").paste(PASSPHRASE).press("enter");
    assert!(names(&ui).is_empty(), "{}", ui.screen());
    ui.sees_not("sans visite");
}

#[test]
fn a_person_who_comes_while_their_record_waits_to_be_erased_is_kept() {
    let mut ui = due();
    open(&mut ui, "2 fiches seront").press("3 3 esc");
    ui.type_text("yvette").press("enter").sees("Fiche d'Yvette").press("f5").sees("Modifier");
    // A correction is enough: somebody is there to make it.
    ui.press("enter").type_text("1951").press("f2").sees("Enregistré").press("esc").sees(HOME);
    ui.press("f10");
    let ui = ui.again();
    assert_eq!(names(&ui), ["Yvette"]);
}

#[test]
fn a_shorter_delay_announces_at_once() {
    let mut ui = two();
    later(&mut ui, 90).sees_not("sans visite");
    ui.press("7");
    while !ui.screen().lines().nth(usize::from(ui.cursor().1)).is_some_and(|line| line.contains("Nom effacé après")) {
        ui.press("down");
    }
    ui.press("ctrl-u")
        .type_text("3")
        .press("f2")
        .sees("Enregistré")
        .sees("2 fiches seront sans visite depuis trois mois");
}

/// A start on a computer whose clock says something.
fn started_at(ui: Ui, clock: OffsetDateTime) -> Ui {
    let mut ui = ui;
    ui.clock(clock);
    ui.again()
}

#[test]
fn a_clock_that_jumps_ten_years_announces_nobody_before_somebody_says_it_is_right() {
    let mut ui = started_at(two(), datetime!(2036-11-24 10:00 UTC));
    ui.sees("Rien depuis le 24 novembre 2026 : la date du jour est-elle juste ?").sees_not("sans visite");
    // Saving under the wrong date, and starting again, makes it no truer.
    ui.press("f4").type_text("Paul").press("f2 enter esc").wait(6);
    let mut ui = ui.again();
    ui.sees("Rien depuis le 24 novembre 2026").sees_not("sans visite");
    open(&mut ui, "Rien depuis").sees("Entendu").sees_not("Rien depuis");
    ui.sees("2 fiches sont sans visite depuis un an");
    let mut ui = ui.again();
    ui.sees_not("Rien depuis");
}

#[test]
fn a_clock_that_was_wrong_and_is_set_right_is_told_to_be_behind() {
    let mut ui = started_at(two(), datetime!(2036-11-24 10:00 UTC));
    ui.press("f4").type_text("Paul").press("f2 enter esc");
    let mut ui = started_at(ui, datetime!(2026-11-25 10:00 UTC));
    ui.sees("L'horloge retarde : un enregistrement date déjà du 24 novembre 2036").sees_not("sans visite");
    open(&mut ui, "L'horloge retarde").sees("Réglez la date de l'ordinateur");
}

#[test]
fn a_clock_set_back_or_dead_is_told_and_typed_dates_stay() {
    for (clock, said) in [
        (datetime!(2016-11-24 10:00 UTC), "L'ordinateur se croit le 24 novembre 2016"),
        (datetime!(2000-01-01 00:03 UTC), "L'ordinateur se croit le 1er janvier 2000"),
        (datetime!(1970-01-01 00:03 UTC), "L'ordinateur se croit le 1er janvier 1970"),
        (datetime!(2026-10-24 10:00 UTC), "L'horloge retarde : un enregistrement date déjà du 24 novembre 2026"),
    ] {
        let mut ui = started_at(two(), clock);
        ui.sees(said).sees_not("sans visite");
        ui.press("f4").type_text("Paul").press("f2 enter").sees("Fiche de Paul").press("esc");
        let folder = ui.folder.clone();
        drop(ui);
        let closed = Closed::open(folder.path(), &holder()).unwrap();
        let me = closed.mediators()[0].0;
        let store = closed.unlock(me, PASSPHRASE, &mut |_| {}).unwrap_or_else(|_| panic!("locked"));
        let times: Vec<i64> = store.learners().unwrap().map(|learner| learner.unwrap().1.stamp.at).collect();
        assert!(times.iter().all(|at| *at >= datetime!(2026-11-24 10:00 UTC).unix_timestamp()), "{clock}: {times:?}");
    }
}
