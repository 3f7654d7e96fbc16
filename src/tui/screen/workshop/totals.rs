//! People who came without a record, as totals by criterion.

use crate::content::Content;
use crate::content::vocabularies::{Term, Vocabulary};
use crate::domain::ids::CoopKey;
use crate::domain::workshop::{Anonymous, MOST};
use crate::text::workshop as words;
use crate::tui::form::{Field, Form, Format};
use std::collections::BTreeMap;
use time::Date;

pub const COUNT: &str = "count";
pub const HELPED: &str = "helped";
/// The fields of each criterion: one a term, in the Coop's order.
pub const GENDERS: [&str; 6] = ["gender_0", "gender_1", "gender_2", "gender_3", "gender_4", "gender_5"];
pub const AGES: [&str; 12] =
    ["age_0", "age_1", "age_2", "age_3", "age_4", "age_5", "age_6", "age_7", "age_8", "age_9", "age_10", "age_11"];
pub const STATUSES: [&str; 12] = [
    "status_0",
    "status_1",
    "status_2",
    "status_3",
    "status_4",
    "status_5",
    "status_6",
    "status_7",
    "status_8",
    "status_9",
    "status_10",
    "status_11",
];

/// The Coop's key for what was not told: the rest of each criterion.
const NOT_TOLD: &str = "non_communique";

/// The terms of a criterion that can be counted.
pub fn terms(vocabulary: &Vocabulary) -> impl Iterator<Item = &Term> {
    vocabulary.terms().filter(|term| term.key.as_str() != NOT_TOLD)
}

/// The form filled with the totals.
pub fn form(anonymous: &Anonymous, content: &Content) -> Form {
    let number = |name, label: &str| {
        Field::entry(name, label, Format::Number { min: 0, max: MOST.into() }).width(5).help(words::TOTALS_HELP)
    };
    let vocabularies = &content.vocabularies;
    let of = |names: &[&'static str], vocabulary| {
        let pairs = names.iter().zip(terms(vocabulary));
        pairs.map(|(name, term)| number(name, term.shown())).collect::<Vec<_>>()
    };
    let mut fields = vec![number(COUNT, words::TOTALS_COUNT).help(words::TOTALS_COUNT_HELP)];
    fields.extend(of(&GENDERS, &vocabularies.gender));
    fields.extend(of(&AGES, &vocabularies.age_band));
    fields.extend(of(&STATUSES, &vocabularies.status));
    fields.push(number(HELPED, words::HELPED));
    let mut form = Form::new(fields);
    let written = |number: u16| if number == 0 { String::new() } else { number.to_string() };
    form.set(COUNT, &written(anonymous.count));
    form.set(HELPED, &written(anonymous.already_helped));
    for (names, vocabulary, totals) in criteria(anonymous, content) {
        for (name, term) in names.iter().zip(terms(vocabulary)) {
            form.set(name, &written(totals.get(&term.key).copied().unwrap_or_default()));
        }
    }
    let mut form = Form::new(form.fields);
    fold(&mut form, anonymous);
    form
}

/// A criterion: its fields, its terms, its totals.
type Criterion<'a> = (&'static [&'static str], &'a Vocabulary, &'a BTreeMap<CoopKey, u16>);

fn criteria<'a>(anonymous: &'a Anonymous, content: &'a Content) -> [Criterion<'a>; 3] {
    let vocabularies = &content.vocabularies;
    [
        (&GENDERS, &vocabularies.gender, &anonymous.gender),
        (&AGES, &vocabularies.age_band, &anonymous.age_band),
        (&STATUSES, &vocabularies.status, &anonymous.status),
    ]
}

/// Without anybody, nothing is asked of them.
pub fn fold(form: &mut Form, anonymous: &Anonymous) {
    let nobody = anonymous.count == 0;
    form.fold(&GENDERS, nobody);
    form.fold(&AGES, nobody);
    form.fold(&STATUSES, nobody);
    form.fold(&[HELPED], nobody);
}

/// The totals that stand in the form.
pub fn take(form: &Form, content: &Content, today: Date) -> Anonymous {
    let number = |name: &str| form.number(name, today).and_then(|number| u16::try_from(number).ok()).unwrap_or(0);
    let vocabularies = &content.vocabularies;
    let of = |names: &[&str], vocabulary| {
        let counted = names.iter().zip(terms(vocabulary)).map(|(name, term)| (term.key.clone(), number(name)));
        counted.filter(|(_, number)| *number > 0).collect::<BTreeMap<_, _>>()
    };
    let count = number(COUNT);
    if count == 0 {
        return Anonymous::default();
    }
    Anonymous {
        count,
        gender: of(&GENDERS, &vocabularies.gender),
        age_band: of(&AGES, &vocabularies.age_band),
        status: of(&STATUSES, &vocabularies.status),
        already_helped: number(HELPED),
    }
}

/// The first field of a criterion that counts more people than came.
pub fn fault(anonymous: &Anonymous) -> Option<&'static str> {
    let most = u32::from(anonymous.count);
    let sum = |totals: &BTreeMap<CoopKey, u16>| totals.values().map(|n| u32::from(*n)).sum::<u32>();
    let criteria = [
        (GENDERS[0], sum(&anonymous.gender)),
        (AGES[0], sum(&anonymous.age_band)),
        (STATUSES[0], sum(&anonymous.status)),
        (HELPED, u32::from(anonymous.already_helped)),
    ];
    criteria.into_iter().find(|(_, sum)| *sum > most).map(|(name, _)| name)
}

/// How many people did not tell, by criterion: gender, age, status.
pub fn not_told(anonymous: &Anonymous) -> [usize; 3] {
    let sum = |totals: &BTreeMap<CoopKey, u16>| totals.values().map(|n| usize::from(*n)).sum::<usize>();
    [&anonymous.gender, &anonymous.age_band, &anonymous.status]
        .map(|totals| usize::from(anonymous.count).saturating_sub(sum(totals)))
}
