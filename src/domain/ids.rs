//! Identifiers: random ones for records, stable texts for what the content names.

use serde::{Deserialize, Serialize};

/// Declares a 16-byte random identifier.
macro_rules! random_id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name([u8; 16]);

        impl $name {
            /// Wraps 16 bytes drawn at random by the caller.
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(bytes)
            }

            /// The bytes as they stand in keys.
            pub const fn bytes(&self) -> &[u8; 16] {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }

        impl std::str::FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                let text = text.as_bytes();
                let mut bytes = [0; 16];
                if text.len() != 32 {
                    return Err(NotAnId);
                }
                for (byte, pair) in bytes.iter_mut().zip(text.chunks(2)) {
                    let pair = std::str::from_utf8(pair).map_err(|_| NotAnId)?;
                    *byte = u8::from_str_radix(pair, 16).map_err(|_| NotAnId)?;
                }
                Ok(Self(bytes))
            }
        }
    )+};
}

/// Declares a stable textual identifier, as content files name it.
macro_rules! text_id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(String);

        impl $name {
            /// Wraps an identifier.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The identifier's text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }
    )+};
}

/// A text that is not 32 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier")]
pub struct NotAnId;

random_id! {
    /// A learner's record.
    LearnerId,
    /// An assessment.
    AssessmentId,
    /// A session.
    SessionId,
    /// A workshop.
    WorkshopId,
    /// A mediator, and the vault's slot of the same mediator.
    MediatorId,
    /// A store; drawn again when a backup is restored.
    InstanceId,
    /// Something typed and not saved yet.
    DraftId,
    /// A request of somebody who passed by.
    RequestId,
}

text_id! {
    /// A module of the curriculum, such as `P1` or `D2`.
    ModuleId,
    /// A skill of a module, such as `P1.3`.
    SkillId,
    /// A question of the self-assessment, such as `MAT2`.
    QuestionId,
    /// A domain of the self-assessment, such as `MAT`.
    AreaId,
    /// A key of one of the Coop's vocabularies, such as `en_emploi`.
    CoopKey,
    /// A commune's INSEE code, such as `45155`.
    Insee,
    /// A learner's readable code, such as `MARS-27`; never drawn from the name.
    Code,
    /// An exercise, such as `frappe-signes`.
    ExerciseId,
}

impl SkillId {
    /// The module the skill belongs to: what stands before the last full stop.
    pub fn module(&self) -> ModuleId {
        ModuleId::new(self.0.rsplit_once('.').map_or("", |(module, _)| module))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_read_back_what_they_write() {
        let id = SessionId::from_bytes(*b"0123456789abcdef");
        assert_eq!(id.to_string().parse(), Ok(id));
        for wrong in ["", "00", "zz23456789abcdef0123456789abcdef", "é123456789abcdef0123456789abcde"] {
            assert_eq!(wrong.parse::<SessionId>(), Err(NotAnId), "{wrong}");
        }
    }

    #[test]
    fn a_skill_knows_its_module() {
        assert_eq!(SkillId::new("P1.3").module(), ModuleId::new("P1"));
    }
}
