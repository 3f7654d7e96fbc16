//! Reads and checks the mediators' guides and the official addresses they name.

use super::{Fault, Faults, day, fault, parse, shaped, unique};
use crate::domain::curriculum::Curriculum;
use crate::domain::guide::{Address, Blockage, Guide, Sitting, Step};
use crate::domain::ids::ModuleId;
use serde::Deserialize;

const FILE: &str = "guides.toml";
const ADDRESSES: &str = "addresses.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GuidesText {
    guides: Vec<GuideText>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GuideText {
    module: ModuleId,
    checked_on: String,
    prepare: Vec<String>,
    say: Vec<String>,
    blockages: Vec<BlockageText>,
    addresses: Vec<String>,
    sittings: Vec<SittingText>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SittingText {
    about: String,
    steps: [StepText; 5],
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StepText {
    min: u16,
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BlockageText {
    sign: String,
    remedy: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AddressesText {
    addresses: Vec<AddressText>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AddressText {
    id: String,
    name: String,
    at: String,
    #[serde(default)]
    cost: String,
    checked_on: String,
}

/// Whether a value of this file has the expected shape; `None` when nothing bears that name.
pub(super) fn shape(key: &str, value: toml::Value) -> Option<Result<(), toml::de::Error>> {
    match key {
        "guides" => Some(shaped::<GuideText>(value)),
        _ => None,
    }
}

/// The same for the file of addresses.
pub(super) fn address_shape(key: &str, value: toml::Value) -> Option<Result<(), toml::de::Error>> {
    (key == "addresses").then(|| shaped::<AddressText>(value))
}

/// Reads the addresses, then the guides; each guide is of a module and lasts as long as it.
pub(super) fn read(text: &str, addresses: &str, curriculum: &Curriculum, faults: &mut Faults) -> Option<Vec<Guide>> {
    let addresses = read_addresses(addresses, faults)?;
    let text: GuidesText = parse(FILE, text, faults)?;
    let guides: Vec<Guide> = text.guides.into_iter().filter_map(|text| guide(text, &addresses, faults)).collect();
    unique(FILE, guides.iter().map(|guide| guide.module.as_str()), faults);
    for guide in &guides {
        let id = guide.module.as_str();
        match curriculum.module(&guide.module) {
            None => faults.push(fault(FILE, id, Fault::Unknown)),
            Some(module) if guide.minutes() != module.duration_min => faults.push(fault(FILE, id, Fault::Minutes)),
            Some(_) => {}
        }
    }
    Some(guides)
}

fn read_addresses(text: &str, faults: &mut Faults) -> Option<Vec<Address>> {
    let text: AddressesText = parse(ADDRESSES, text, faults)?;
    let addresses = text.addresses.into_iter().filter_map(|text| {
        let checked_on = day(ADDRESSES, &text.id, &text.checked_on, faults)?;
        Some(Address { id: text.id, name: text.name, at: text.at, cost: text.cost, checked_on })
    });
    let addresses: Vec<Address> = addresses.collect();
    unique(ADDRESSES, addresses.iter().map(|address| address.id.as_str()), faults);
    Some(addresses)
}

fn guide(text: GuideText, addresses: &[Address], faults: &mut Faults) -> Option<Guide> {
    let mut named = Vec::new();
    for id in &text.addresses {
        match addresses.iter().find(|address| address.id == *id) {
            Some(address) => named.push(address.clone()),
            None => faults.push(fault(FILE, id, Fault::Unknown)),
        }
    }
    Some(Guide {
        checked_on: day(FILE, text.module.as_str(), &text.checked_on, faults)?,
        addresses: named,
        module: text.module,
        sittings: text.sittings.into_iter().map(sitting).collect(),
        prepare: text.prepare,
        say: text.say,
        blockages: text.blockages.into_iter().map(|text| Blockage { sign: text.sign, remedy: text.remedy }).collect(),
    })
}

fn sitting(text: SittingText) -> Sitting {
    Sitting { about: text.about, steps: text.steps.map(|step| Step { minutes: step.min, text: step.text }) }
}
