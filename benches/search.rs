//! Finding people and communes: `cargo bench --bench search`.
//!
//! The directory holds 2,000 or 100,000 invented people. `build` shows its memory as `max alloc`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use divan::{AllocProfiler, Bencher, black_box};
use jalon::content::communes;
use jalon::domain::directory::{By, Directory, Named, Person};
use jalon::domain::ids::{Insee, LearnerId};
use jalon::domain::learner::Learner;
use std::sync::LazyLock;
use time::Date;

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

const SIZES: [u32; 2] = [2_000, 100_000];
const TYPED: [&str; 10] =
    ["m", "ma", "yvet", "dupond", "bernadete", "christophre", "zzzz", "yvette ma", "06 12", "gien"];
const FIRST: [&str; 24] = [
    "Yvette",
    "Éloïse",
    "Jean-Marie",
    "Bernadette",
    "Karim",
    "Michel",
    "Monique",
    "Christophe",
    "Fatima",
    "Léa",
    "Noé",
    "Jacqueline",
    "Gérard",
    "Marie",
    "Odette",
    "Zoé",
    "Ahmed",
    "Lucien",
    "Nathalie",
    "Sylvie",
    "René",
    "Huguette",
    "Paul",
    "Marie-Thérèse",
];
const START: [&str; 20] = [
    "Mar", "Du", "Le", "Ber", "Gar", "Pel", "Rous", "Fau", "Che", "Mo", "Lam", "Bou", "Tri", "Cor", "Vi", "Nau", "Sau",
    "Pré", "Gui", "Hu",
];
const MIDDLE: [&str; 20] = [
    "ti", "pon", "ro", "na", "de", "vi", "ché", "lan", "sel", "gi", "ba", "cha", "ri", "man", "lo", "quet", "mi",
    "tra", "be", "nou",
];
const END: [&str; 20] = [
    "n", "t", "er", "eau", "ier", "ot", "et", "ard", "in", "on", "elle", "ois", "as", "aud", "el", "ac", "ez", "i",
    "ou", "ère",
];

fn people(size: u32) -> Vec<(LearnerId, Learner, Option<Date>)> {
    let mut random = fastrand::Rng::with_seed(7);
    let places: Vec<Insee> = communes::search("4", None, 300).iter().map(communes::Commune::id).collect();
    let mut pick = |names: &[&'static str]| names[random.usize(..names.len())];
    let mut drawn = Vec::new();
    for n in 0..size {
        let last = format!("{}{}{}{}", pick(&START), pick(&MIDDLE), pick(&MIDDLE), pick(&END));
        drawn.push((n, pick(&FIRST).to_owned(), last));
    }
    let learner = |(n, first_name, last_name): (u32, String, String)| {
        let mut bytes = [0; 16];
        random.fill(&mut bytes);
        let learner = Learner {
            code: format!("LILAS-{n}").as_str().into(),
            first_name,
            last_name,
            birth_year: Some(random.u16(1930..2010)),
            commune: Some(places[random.usize(..places.len())].clone()),
            phone: format!("06 {:08}", random.u32(..100_000_000)),
            ..Learner::default()
        };
        let visit = Date::from_ordinal_date(2026, random.u16(1..330)).ok();
        (LearnerId::from_bytes(bytes), learner, visit)
    };
    drawn.into_iter().map(learner).collect()
}

fn directory(people: &[(LearnerId, Learner, Option<Date>)]) -> Directory {
    let people = people.iter().map(|(id, learner, visit)| Named::of(*id, learner, *visit));
    Directory::build(people, |insee| communes::name(insee).map(str::to_owned))
}

static LARGE: LazyLock<Directory> = LazyLock::new(|| directory(&people(100_000)));

#[divan::bench(args = SIZES, sample_count = 10)]
fn build(bencher: Bencher, size: u32) {
    let people = people(size);
    bencher.bench_local(|| directory(&people));
}

#[divan::bench(args = TYPED)]
fn keystroke(bencher: Bencher, typed: &str) {
    let directory = &*LARGE;
    bencher.bench_local(|| directory.search(black_box(typed), 20));
}

#[divan::bench(args = [By::Name, By::Code, By::LastVisit, By::BirthYear, By::Commune])]
fn list(bencher: Bencher, by: By) {
    let directory = &*LARGE;
    bencher.bench_local(|| directory.sorted(black_box(by), ""));
}

#[divan::bench]
fn duplicates(bencher: Bencher) {
    let directory = &*LARGE;
    let person = Person { first_name: "Yvete", last_name: "", birth_year: Some(1951), phone: "0612345678" };
    bencher.bench_local(|| directory.likely_duplicates(black_box(&person), None));
}

#[divan::bench(sample_count = 3)]
fn duplicates_of_everybody(bencher: Bencher) {
    let people = people(100_000);
    let directory = &*LARGE;
    bencher.bench_local(|| {
        let mut finder = directory.duplicate_finder();
        people.iter().map(|(id, learner, _)| finder.find(&Person::from(learner), Some(id)).len()).sum::<usize>()
    });
}

#[divan::bench(sample_count = 20)]
fn one_change(bencher: Bencher) {
    let people = people(100_000);
    let mut directory = directory(&people);
    let (id, learner, _) = &people[500];
    bencher.bench_local(|| directory.upsert(*id, learner, "Gien"));
}

#[divan::bench(args = ["s", "gi", "saint", "saint-d", "e", "45500", "x y"])]
fn commune(bencher: Bencher, typed: &str) {
    let near = Insee::from("45155");
    bencher.bench_local(|| communes::search(black_box(typed), Some(&near), 8));
}

#[divan::bench]
fn commune_by_code(bencher: Bencher) {
    let code = Insee::from("45155");
    bencher.bench_local(|| communes::name(black_box(&code)));
}

fn main() {
    divan::main();
}
