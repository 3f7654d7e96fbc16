//! A store on a temporary shelf, for tests.

#![allow(dead_code)] // Each test program uses a part of it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use jalon::domain::ids::LearnerId;
use jalon::domain::learner::Learner;
use jalon::domain::session::Session;
use jalon::store::{Closed, Founding, Holder, Store, create};
use jalon::vault::Cost;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

pub const PASSPHRASE: &str = "five words nobody else has";

pub struct Shelf {
    root: TempDir,
    /// The recovery code, as it would be typed.
    pub code: String,
}

impl Shelf {
    /// Creates a store and leaves it.
    pub fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let (_, code) = create(&root.path().join("data"), &founding(), &holder()).unwrap();
        Self { code: code.groups().join("-"), root }
    }

    /// A copy of the store as it stands, on a shelf of its own.
    pub fn copy(&self) -> Self {
        let root = tempfile::tempdir().unwrap();
        copy_folder(&self.dir(), &root.path().join("data"));
        Self { root, code: self.code.clone() }
    }

    pub fn dir(&self) -> PathBuf {
        self.root.path().join("data")
    }

    pub fn closed(&self) -> Closed {
        Closed::open(&self.dir(), &holder()).unwrap()
    }

    pub fn unlock(&self) -> Store {
        let closed = self.closed();
        let (id, _) = closed.mediators()[0].clone();
        closed.unlock(id, PASSPHRASE, &mut |_| {}).map_err(|(_, error)| error).unwrap()
    }
}

pub fn founding() -> Founding<'static> {
    Founding {
        place: "Médiathèque de Gien",
        commune: Some("45155".into()),
        mediator: "Camille",
        passphrase: PASSPHRASE,
        cost: Cost::Light,
    }
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let copy = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_folder(&path, &copy);
        } else {
            std::fs::copy(&path, &copy).unwrap();
        }
    }
}

pub fn holder() -> Holder {
    Holder { host: "poste-3".into(), now: 1_000 }
}

pub fn learner(first_name: &str) -> Learner {
    Learner { code: "MARS-27".into(), first_name: first_name.into(), ..Learner::default() }
}

pub fn session(learner: LearnerId, date: time::Date) -> Session {
    let ratings = [("P1.1".into(), jalon::domain::session::Rating::Level(2))].into();
    Session { ratings, modules: vec!["P1".into()], ..Session::on(learner, date) }
}
