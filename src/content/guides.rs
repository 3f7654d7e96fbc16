//! Reads and checks the mediators' guides and the official addresses they name.

use super::{ContentError, Fault, day, fault, parse, unique};
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

/// Reads the addresses, then the guides; each guide is of a module and lasts as long as it.
pub(super) fn read(text: &str, addresses: &str, curriculum: &Curriculum) -> Result<Vec<Guide>, ContentError> {
    let addresses = read_addresses(addresses)?;
    let text: GuidesText = parse(FILE, text)?;
    let guides = text.guides.into_iter().map(|text| guide(text, &addresses)).collect::<Result<Vec<_>, _>>()?;
    unique(FILE, guides.iter().map(|guide| guide.module.as_str()))?;
    for guide in &guides {
        let id = guide.module.as_str();
        let module = curriculum.module(&guide.module).ok_or_else(|| fault(FILE, id, Fault::Unknown))?;
        if guide.minutes() != module.duration_min {
            return Err(fault(FILE, id, Fault::Minutes));
        }
    }
    Ok(guides)
}

fn read_addresses(text: &str) -> Result<Vec<Address>, ContentError> {
    let text: AddressesText = parse(ADDRESSES, text)?;
    let addresses = text.addresses.into_iter().map(|text| {
        let checked_on = day(ADDRESSES, &text.id, &text.checked_on)?;
        Ok(Address { id: text.id, name: text.name, at: text.at, cost: text.cost, checked_on })
    });
    let addresses = addresses.collect::<Result<Vec<_>, _>>()?;
    unique(ADDRESSES, addresses.iter().map(|address| address.id.as_str()))?;
    Ok(addresses)
}

fn guide(text: GuideText, addresses: &[Address]) -> Result<Guide, ContentError> {
    let named = text.addresses.iter().map(|id| {
        let found = addresses.iter().find(|address| address.id == *id);
        found.cloned().ok_or_else(|| fault(FILE, id, Fault::Unknown))
    });
    Ok(Guide {
        checked_on: day(FILE, text.module.as_str(), &text.checked_on)?,
        addresses: named.collect::<Result<_, _>>()?,
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
