//! Moving an assessment or a session that was held under the wrong record.
//!
//! The move is a change of its own, traced on both records: an assessment is never modified. Moving back undoes it.

use super::assessment::Assessment;
use super::change::{Change, Trace};
use super::draft::{Draft, Work};
use super::ids::{AssessmentId, LearnerId, SessionId};
use super::session::Session;

/// What can change person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filed {
    Assessment(AssessmentId, Box<Assessment>),
    Session(SessionId, Box<Session>),
}

impl Filed {
    /// The person whose record it stands in.
    pub const fn learner(&self) -> LearnerId {
        match self {
            Self::Assessment(_, assessment) => assessment.learner,
            Self::Session(_, session) => session.learner,
        }
    }

    /// The changes that take it away from its record, put it into `to`'s, and keep a trace on both.
    ///
    /// None when it stands there already.
    pub fn moved_to(self, to: LearnerId) -> Vec<Change> {
        let from = self.learner();
        if from == to {
            return Vec::new();
        }
        let (removed, filed, trace) = match self {
            Self::Assessment(id, assessment) => {
                let moved = Box::new(Assessment { learner: to, ..(*assessment).clone() });
                let trace = Trace::AssessmentMoved { assessment: id, from, to };
                (Change::AssessmentRemoved(id, assessment), Change::Assessment(id, moved), trace)
            }
            Self::Session(id, session) => {
                let moved = Box::new(Session { learner: to, ..(*session).clone() });
                let trace = Trace::SessionMoved { session: id, from, to };
                (Change::SessionRemoved(id, session), Change::Session { id, session: moved, before: None }, trace)
            }
        };
        vec![removed, filed, Change::Trace(from, trace.clone()), Change::Trace(to, trace)]
    }

    /// What a move just put into another record, read off its changes: moving that back undoes it.
    pub fn just_moved(changes: &[Change]) -> Option<Self> {
        let is_move =
            changes.iter().any(|change| matches!(change, Change::AssessmentRemoved(..) | Change::SessionRemoved(..)));
        changes.iter().filter(|_| is_move).find_map(|change| match change {
            Change::Assessment(id, assessment) => Some(Self::Assessment(*id, assessment.clone())),
            Change::Session { id, session, .. } => Some(Self::Session(*id, session.clone())),
            _ => None,
        })
    }
}

/// What « Changer de personne » moves: something filed, or something still open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moving {
    Filed(Filed),
    Open(Box<Draft>),
}

impl Moving {
    /// The person whose record it stands in.
    pub fn learner(&self) -> LearnerId {
        match self {
            Self::Filed(filed) => filed.learner(),
            Self::Open(draft) => draft.learner,
        }
    }
}

/// An assessment or a session still open, under another person's record; `None` for other work, and for the correction
/// of a closed session, which moves once it is closed again.
pub fn open_moved_to(draft: Draft, to: LearnerId) -> Option<Draft> {
    let work = match draft.work {
        Work::Assessment(open) => Work::Assessment(open),
        Work::Session(mut open) if !open.correction => {
            open.session.learner = to;
            Work::Session(open)
        }
        _ => return None,
    };
    Some(Draft { learner: to, work, ..draft })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::draft::{FormDraft, OpenSession};
    use crate::domain::ids::{DraftId, MediatorId};
    use time::macros::date;

    const YVETTE: LearnerId = LearnerId::from_bytes([1; 16]);
    const KARIM: LearnerId = LearnerId::from_bytes([2; 16]);
    const ID: SessionId = SessionId::from_bytes([3; 16]);

    fn session() -> Session {
        Session { note: "à reprendre".into(), ..Session::on(YVETTE, date!(2026 - 11 - 24)) }
    }

    fn filed() -> Filed {
        Filed::Session(ID, Box::new(session()))
    }

    #[test]
    fn a_session_leaves_one_record_for_another_and_both_keep_a_trace() {
        let trace = Trace::SessionMoved { session: ID, from: YVETTE, to: KARIM };
        let moved = Session { learner: KARIM, ..session() };
        let expected = vec![
            Change::SessionRemoved(ID, Box::new(session())),
            Change::Session { id: ID, session: Box::new(moved), before: None },
            Change::Trace(YVETTE, trace.clone()),
            Change::Trace(KARIM, trace),
        ];
        assert_eq!(filed().moved_to(KARIM), expected);
        assert_eq!(filed().moved_to(YVETTE), []);
    }

    #[test]
    fn moving_back_what_was_moved_undoes_it() {
        let there = filed().moved_to(KARIM);
        let back = Filed::just_moved(&there).unwrap().moved_to(YVETTE);
        assert_eq!(Filed::just_moved(&back), Some(filed()));
        assert_eq!(Filed::just_moved(&[Change::Session { id: ID, session: Box::new(session()), before: None }]), None);
    }

    #[test]
    fn an_open_session_moves_with_what_was_typed() {
        let open = |correction| OpenSession {
            id: ID,
            session: session(),
            touched: Vec::new(),
            correction,
            ending: false,
            module: None,
        };
        let draft = |work| Draft {
            id: DraftId::from_bytes([4; 16]),
            at: 0,
            author: MediatorId::from_bytes([5; 16]),
            learner: YVETTE,
            work,
        };
        let moved = open_moved_to(draft(Work::Session(Box::new(open(false)))), KARIM).unwrap();
        let Work::Session(work) = &moved.work else { panic!("still a session") };
        assert_eq!((moved.learner, work.session.learner, work.session.note.as_str()), (KARIM, KARIM, "à reprendre"));
        assert_eq!(open_moved_to(draft(Work::Session(Box::new(open(true)))), KARIM), None);
        assert_eq!(open_moved_to(draft(Work::Registration(FormDraft::default())), KARIM), None);
    }
}
