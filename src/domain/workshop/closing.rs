//! Closing a workshop: one ordinary session for each known person, all in one save.

use super::{Participant, Workshop};
use crate::domain::change::{Change, Trace};
use crate::domain::draft::OpenWorkshop;
use crate::domain::ids::{LearnerId, SessionId};
use crate::domain::proposals;
use crate::domain::session::{Attendance, Session};
use std::collections::BTreeMap;

/// The sessions an earlier closing filed, by person.
pub type Filed = BTreeMap<LearnerId, (SessionId, Session)>;

/// The people of whom nobody said whether they came.
pub fn unsaid(workshop: &Workshop) -> usize {
    workshop.participants.iter().filter(|person| person.attendance.is_none()).count()
}

/// What closing a workshop, or closing it again once corrected, saves: the workshop as it will stand, and the changes.
///
/// A session that is not corrected stays as it is. `draw` gives the ids of new sessions.
pub fn close(open: &OpenWorkshop, filed: &Filed, draw: &mut dyn FnMut() -> SessionId) -> (Workshop, Vec<Change>) {
    let trimmed = |text: &str| text.trim().to_owned();
    let (title, note) = (trimmed(&open.workshop.title), trimmed(&open.workshop.note));
    let mut workshop = Workshop { title, note, closed: true, ..open.workshop.clone() };
    if !proposals::allows_procedure(&workshop.themes) {
        workshop.procedure.clear();
    }
    let mut changes = Vec::new();
    let facts = workshop.clone();
    for person in &mut workshop.participants {
        let before = filed.get(&person.learner);
        let id = before.map_or_else(&mut *draw, |(id, _)| *id);
        person.session = Some(id);
        let session = session(open, &facts, *person, before.map(|(_, session)| session));
        let before = before.map(|(_, session)| Box::new(session.clone()));
        if before.as_deref() == Some(&session) {
            continue;
        }
        let trace = before.clone().map(|before| Change::Trace(person.learner, Trace::SessionCorrected(id, before)));
        changes.push(Change::Session { id, session: Box::new(session), before });
        changes.extend(trace);
    }
    changes.push(Change::Workshop(open.id, Box::new(workshop.clone())));
    (workshop, changes)
}

/// The session of one person. What the workshop does not know of it stays as it was filed.
fn session(open: &OpenWorkshop, workshop: &Workshop, person: Participant, filed: Option<&Session>) -> Session {
    let attendance = person.attendance.unwrap_or_default();
    let usual = || Session::on(person.learner, workshop.date);
    let base = Session {
        date: workshop.date,
        started: workshop.started,
        place: workshop.place.clone(),
        attendance,
        sentence: open.sentences.get(&person.learner).map(|said| said.trim().to_owned()).unwrap_or_default(),
        workshop: Some(open.id),
        ..filed.cloned().unwrap_or_else(usual)
    };
    if attendance != Attendance::Present {
        // Somebody who did not come did nothing.
        return Session {
            duration_min: 0,
            devices: Vec::new(),
            themes: Vec::new(),
            autonomy: None,
            modules: Vec::new(),
            ratings: BTreeMap::new(),
            procedure: String::new(),
            redirection: None,
            ..base
        };
    }
    let ratings = open.ratings.get(&person.learner).cloned().unwrap_or_default();
    // An autonomy that was changed by hand stays, as long as the ratings it was proposed for do.
    let same = filed.is_some_and(|filed| filed.ratings == ratings && filed.attendance == attendance);
    Session {
        duration_min: workshop.duration_min,
        devices: workshop.devices.clone(),
        themes: workshop.themes.clone(),
        autonomy: if same { base.autonomy.clone() } else { proposals::autonomy(&ratings) },
        modules: workshop.modules.clone(),
        ratings,
        procedure: workshop.procedure.clone(),
        redirection: workshop.redirection.clone(),
        ..base
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::WorkshopId;
    use crate::domain::session::Rating;
    use time::macros::date;

    const ID: WorkshopId = WorkshopId::from_bytes([8; 16]);
    const YVETTE: LearnerId = LearnerId::from_bytes([1; 16]);
    const KARIM: LearnerId = LearnerId::from_bytes([2; 16]);

    fn open() -> OpenWorkshop {
        let said = |learner, attendance| Participant { attendance: Some(attendance), ..Participant::expected(learner) };
        OpenWorkshop {
            id: ID,
            workshop: Workshop {
                title: " Le clavier ".into(),
                modules: vec!["P1".into()],
                themes: vec!["email".into()],
                devices: vec!["ordinateur".into()],
                procedure: "Carte grise".into(),
                participants: vec![said(YVETTE, Attendance::Present), said(KARIM, Attendance::Excused)],
                ..Workshop::on(date!(2026 - 11 - 24))
            },
            ratings: [(YVETTE, [("P1.1".into(), Rating::Level(2))].into())].into(),
            sentences: [(YVETTE, "La souris se pose. ".into())].into(),
            page: 0,
        }
    }

    fn numbers() -> impl FnMut() -> SessionId {
        let mut number = 0;
        move || {
            number += 1;
            SessionId::from_bytes([number; 16])
        }
    }

    /// The sessions among some changes, by person.
    fn filed(changes: &[Change]) -> Filed {
        let sessions = changes.iter().filter_map(|change| match change {
            Change::Session { id, session, .. } => Some((session.learner, (*id, (**session).clone()))),
            _ => None,
        });
        sessions.collect()
    }

    #[test]
    fn each_known_person_gets_a_session_and_the_workshop_knows_it() {
        let (workshop, changes) = close(&open(), &Filed::new(), &mut numbers());
        let sessions = filed(&changes);
        let (id, yvette) = &sessions[&YVETTE];
        assert_eq!(
            (yvette.duration_min, yvette.workshop, yvette.sentence.as_str()),
            (120, Some(ID), "La souris se pose.")
        );
        assert_eq!((&yvette.autonomy, yvette.ratings.len()), (&Some("partiellement_autonome".into()), 1));
        assert_eq!(
            (yvette.procedure.as_str(), workshop.procedure.as_str()),
            ("", ""),
            "without the theme that allows it"
        );
        let (_, karim) = &sessions[&KARIM];
        assert_eq!((karim.duration_min, karim.attendance, karim.modules.len()), (0, Attendance::Excused, 0));
        assert_eq!((workshop.closed, workshop.title.as_str()), (true, "Le clavier"));
        assert_eq!(workshop.participants[0].session, Some(*id));
        assert!(matches!(&changes[..], [Change::Session { .. }, Change::Session { .. }, Change::Workshop(ID, _)]));
    }

    #[test]
    fn closed_again_only_what_changed_is_corrected() {
        let (workshop, changes) = close(&open(), &Filed::new(), &mut numbers());
        let mut sessions = filed(&changes);
        let (_, yvette) = sessions.get_mut(&YVETTE).unwrap();
        (yvette.note, yvette.autonomy) = ("gauchère".into(), Some("autonome".into()));
        let mut again = OpenWorkshop { workshop, ..open() };
        let (_, changes) = close(&again, &sessions, &mut numbers());
        assert!(matches!(&changes[..], [Change::Workshop(..)]), "nothing changed: {changes:?}");
        again.workshop.participants[1].attendance = Some(Attendance::Absent);
        let (_, changes) = close(&again, &sessions, &mut numbers());
        let [Change::Session { session, before: Some(before), .. }, Change::Trace(KARIM, _), _] = &changes[..] else {
            panic!("{changes:?}")
        };
        assert_eq!((session.attendance, before.attendance), (Attendance::Absent, Attendance::Excused));
        again.ratings.clear();
        let (_, changes) = close(&again, &sessions, &mut numbers());
        let yvette = &filed(&changes)[&YVETTE].1;
        assert_eq!((yvette.note.as_str(), &yvette.autonomy), ("gauchère", &None), "proposed anew for other ratings");
    }
}
