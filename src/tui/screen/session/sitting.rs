//! A session under way: the record it belongs to, and what was rated and typed so far.

use crate::content::Content;
use crate::domain::change::{Change, Trace};
use crate::domain::curriculum::{Module, Skill};
use crate::domain::draft::OpenSession;
use crate::domain::ids::{DraftId, LearnerId, ModuleId, SessionId, SkillId};
use crate::domain::progress::{self, Ratings, State as Progress};
use crate::domain::proposals;
use crate::domain::record::Record;
use crate::domain::session::{Attendance, Mode, Rating, Session};
use time::{Date, Time};

/// A session being held or corrected.
#[derive(Clone, Debug)]
pub struct Sitting {
    pub record: Box<Record>,
    pub draft: DraftId,
    pub open: OpenSession,
    /// The session as it was closed, when this corrects it.
    pub before: Option<Box<Session>>,
    /// The value of each skill before this session.
    pub previous: Ratings,
    /// What observed tests propose, where nothing was rated since.
    pub tested: Ratings,
    /// What exercises done today propose.
    pub practised: Ratings,
    opening: Session,
}

impl Sitting {
    /// A session that begins on the module asked for, else on the natural next one.
    pub fn start(
        record: &Record,
        ids: (SessionId, DraftId),
        asked: Option<ModuleId>,
        (today, now): (Date, Time),
        content: &Content,
    ) -> Self {
        let open = OpenSession {
            id: ids.0,
            session: Session { started: Some(now), ..Session::on(record.id, today) },
            touched: Vec::new(),
            correction: false,
            ending: false,
            module: None,
        };
        let mut sitting = Self::on(record, ids.1, open, None, content);
        let module = asked.or_else(|| sitting.first_module(content));
        if let Some(module) = module.filter(|module| content.curriculum.module(module).is_some()) {
            sitting.open_module(module);
        }
        sitting.opening = sitting.open.session.clone();
        sitting
    }

    /// A session or a correction that was left open.
    pub fn resume(record: &Record, draft: DraftId, open: OpenSession, content: &Content) -> Self {
        let filed = record.sessions.iter().find(|(id, _)| open.correction && *id == open.id);
        let before = filed.map(|(_, kept)| Box::new(kept.record.clone()));
        let mut sitting = Self::on(record, draft, open, before, content);
        sitting.opening = match &sitting.before {
            Some(before) => (**before).clone(),
            // Everything in the draft was typed.
            None => Session { started: None, ..Session::on(record.id, Date::MIN) },
        };
        sitting
    }

    /// The correction of a closed session; `None` when the record does not hold it.
    pub fn correcting(record: &Record, id: SessionId, draft: DraftId, content: &Content) -> Option<Self> {
        let (_, kept) = record.sessions.iter().find(|(filed, _)| *filed == id)?;
        let session = kept.record.clone();
        let module = session.modules.first().cloned();
        let open =
            OpenSession { id, session: session.clone(), touched: Vec::new(), correction: true, ending: false, module };
        Some(Self::on(record, draft, open, Some(Box::new(session)), content))
    }

    fn on(record: &Record, draft: DraftId, open: OpenSession, before: Option<Box<Session>>, content: &Content) -> Self {
        let opening = open.session.clone();
        let mut sitting = Self {
            record: Box::new(record.clone()),
            draft,
            open,
            before,
            previous: Ratings::new(),
            tested: Ratings::new(),
            practised: Ratings::new(),
            opening,
        };
        sitting.look_back(content);
        sitting
    }

    /// Reads what came before the session again, because its day changed.
    pub fn look_back(&mut self, content: &Content) {
        self.previous = progress::previous_ratings(&self.record.sessions, &self.open.id, self.open.session.date);
        self.tested = self.tested(content);
    }

    fn tested(&self, content: &Content) -> Ratings {
        let day = self.open.session.date;
        let assessment = self.record.assessments.iter().map(|(_, kept)| &kept.record).rfind(|held| held.date <= day);
        let Some(assessment) = assessment else { return Ratings::new() };
        let mut tested = proposals::ratings_from_tests(&content.questionnaire, &assessment.answers);
        let since = self.earlier().filter(|session| session.date >= assessment.date);
        let rated: Vec<&SkillId> = since.flat_map(|session| session.ratings.keys()).collect();
        tested.retain(|skill, _| !rated.contains(&skill));
        tested
    }

    /// The sessions before this one, the oldest first.
    fn earlier(&self) -> impl DoubleEndedIterator<Item = &Session> {
        let others = self.record.sessions.iter().filter(|(id, _)| *id != self.open.id);
        others.map(|(_, kept)| &kept.record).filter(|session| session.date <= self.open.session.date)
    }

    /// The last session before this one to which the person came.
    pub fn last(&self) -> Option<&Session> {
        self.earlier().rfind(|session| session.attendance == Attendance::Present)
    }

    /// The last sentence that the person kept, and its day.
    pub fn last_sentence(&self) -> Option<(&str, Date)> {
        let kept = self.earlier().rfind(|session| !session.sentence.is_empty())?;
        Some((&kept.sentence, kept.date))
    }

    /// What the last session proposed for this one; workshops propose nothing, and leave what was proposed before.
    pub fn goal(&self) -> Option<&str> {
        let present = self.earlier().filter(|session| session.attendance == Attendance::Present);
        let proposes = |session: &&Session| session.workshop.is_none() || !session.goal.is_empty();
        present.rev().find(proposes).map(|session| session.goal.as_str()).filter(|goal| !goal.is_empty())
    }

    /// The person whose session it is.
    pub const fn learner(&self) -> LearnerId {
        self.record.id
    }

    /// What the person is called.
    pub fn called(&self) -> &str {
        self.record.learner.record.called()
    }

    /// The day for which « today » stands on the screen.
    pub const fn date(&self) -> Date {
        self.open.session.date
    }

    /// The module whose skills are on the screen.
    pub fn module<'c>(&self, content: &'c Content) -> Option<&'c Module> {
        content.curriculum.module(self.open.module.as_ref()?)
    }

    /// The skills on the screen.
    pub fn skills<'c>(&self, content: &'c Content) -> &'c [Skill] {
        self.module(content).map_or(&[], |module| module.skills.as_slice())
    }

    /// The value of each skill by now, this session's ratings included.
    pub fn current(&self) -> Ratings {
        let mut current = self.previous.clone();
        current.extend(self.open.session.ratings.iter().map(|(skill, rating)| (skill.clone(), *rating)));
        current
    }

    /// Shows a module's skills.
    pub fn open_module(&mut self, module: ModuleId) {
        if !self.open.session.modules.contains(&module) {
            self.open.session.modules.push(module.clone());
        }
        self.open.module = Some(module);
    }

    fn first_module(&self, content: &Content) -> Option<ModuleId> {
        if let Some(path) = &self.record.path {
            let next = progress::next_module(&path.record.path, &content.curriculum, &self.previous);
            return next.map(|module| module.id.clone());
        }
        let last = self.last()?.modules.last()?;
        (!is_acquired(content.curriculum.module(last)?, &self.previous)).then(|| last.clone())
    }

    /// The modules that the page keys walk: the path's in order, then the others opened today; without a path, all.
    fn walk<'c>(&self, content: &'c Content) -> Vec<&'c Module> {
        let curriculum = &content.curriculum;
        let Some(path) = &self.record.path else { return curriculum.modules.iter().collect() };
        let mut walk: Vec<&Module> =
            path.record.path.in_order().into_iter().filter_map(|id| curriculum.module(id)).collect();
        for module in self.open.session.modules.iter().filter_map(|id| curriculum.module(id)) {
            if walk.iter().all(|known| known.id != module.id) {
                walk.push(module);
            }
        }
        walk
    }

    /// The module that the page key goes to: the nearest one, round the corner, that is not acquired or was opened today.
    pub fn beside<'c>(&self, forward: bool, content: &'c Content) -> Option<&'c Module> {
        let walk = self.walk(content);
        let here = walk.iter().position(|module| Some(&module.id) == self.open.module.as_ref());
        let opened = &self.open.session.modules;
        let wanted = |module: &&&Module| opened.contains(&module.id) || !is_acquired(module, &self.previous);
        let (before, after) = match here {
            Some(here) => (walk.get(..here).unwrap_or_default(), walk.get(here + 1..).unwrap_or_default()),
            None => (walk.as_slice(), [].as_slice()),
        };
        let found = if forward {
            after.iter().chain(before).find(wanted)
        } else {
            before.iter().rev().chain(after.iter().rev()).find(wanted)
        };
        found.copied()
    }

    /// Today's rating of a skill.
    pub fn today(&self, skill: &SkillId) -> Option<Rating> {
        self.open.session.ratings.get(skill).copied()
    }

    /// What an exercise or a test proposes for a skill not rated today.
    pub fn proposed(&self, skill: &SkillId) -> Option<Rating> {
        let proposed = || self.practised.get(skill).or(self.tested.get(skill)).copied();
        if self.today(skill).is_some() { None } else { proposed() }
    }

    /// Whether an exercise proposed a rating that nobody took up.
    pub fn is_practice_pending(&self) -> bool {
        self.practised.keys().any(|skill| self.today(skill).is_none())
    }

    /// Rates a skill; says whether the skill may bear that rating.
    pub fn rate(&mut self, skill: &Skill, rating: Rating) -> bool {
        let accepted = proposals::accepts(skill, rating);
        if accepted {
            self.open.session.ratings.insert(skill.id.clone(), rating);
        }
        accepted
    }

    /// Takes today's rating of a skill back.
    pub fn clear(&mut self, skill: &SkillId) {
        self.open.session.ratings.remove(skill);
    }

    /// Marks an end-of-session line as changed by the mediator: it no longer follows what is proposed.
    pub fn touch(&mut self, name: &str) {
        if !self.open.touched.iter().any(|other| other == name) {
            self.open.touched.push(name.to_owned());
        }
    }

    /// The modules worked on, in the order they were opened: those rated today, those filed without a rating, else the
    /// one on the screen.
    pub fn worked_on(&self) -> Vec<ModuleId> {
        let rated =
            |session: &Session, module: &ModuleId| session.ratings.keys().any(|skill| skill.module() == *module);
        let filed = |module: &ModuleId| {
            let before = self.before.as_ref();
            before.is_some_and(|before| before.modules.contains(module) && !rated(before, module))
        };
        let session = &self.open.session;
        let opened = session.modules.iter().filter(|module| rated(session, module) || filed(module));
        let worked_on: Vec<ModuleId> = opened.cloned().collect();
        if worked_on.is_empty() { self.open.module.iter().cloned().collect() } else { worked_on }
    }

    /// Whether anything was typed or rated since it was opened; for a correction, whether it differs from what is filed.
    pub fn is_changed(&self) -> bool {
        let (now, then) = (&self.open.session, &self.opening);
        let typed = *now != Session { modules: now.modules.clone(), ..then.clone() };
        // Leafing through the modules is no change.
        typed || self.before.is_some() && self.worked_on() != then.modules
    }

    /// The session as it will be filed. Somebody who did not come did nothing.
    pub fn closed(&self) -> Session {
        let mut session = Session { modules: self.worked_on(), ..self.open.session.clone() };
        if session.attendance != Attendance::Present {
            session.modules.clear();
            session.ratings.clear();
            session.themes.clear();
            session.devices.clear();
            session.autonomy = None;
            session.redirection = None;
            session.duration_min = 0;
        }
        if session.mode != Mode::Do || session.attendance != Attendance::Present {
            session.mandate = None;
        }
        if !proposals::allows_procedure(&session.themes) {
            session.procedure.clear();
        }
        for text in [&mut session.sentence, &mut session.goal, &mut session.note, &mut session.procedure] {
            *text = text.trim().to_owned();
        }
        session
    }

    /// What saving it changes.
    pub fn changes(&self) -> Vec<Change> {
        let id = self.open.id;
        let filed = Change::Session { id, session: Box::new(self.closed()), before: self.before.clone() };
        let trace = self.before.clone().map(|before| Trace::SessionCorrected(id, before));
        let trace = trace.map(|trace| Change::Trace(self.learner(), trace));
        std::iter::once(filed).chain(trace).collect()
    }
}

fn is_acquired(module: &Module, ratings: &Ratings) -> bool {
    progress::module_progress(module, ratings).state == Progress::Acquired
}
