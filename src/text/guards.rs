//! What is said when something that must not be kept is typed: what it looks like, and what to do.

use crate::domain::guards::Refusal;

/// The message shown under the field.
pub const fn refusal(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::SocialSecurity => {
            "Ces chiffres ressemblent à un numéro de Sécurité sociale. Jalon ne le garde pas : effacez-le. Le reste est intact."
        }
        Refusal::TaxNumber => {
            "Ces chiffres ressemblent à un numéro fiscal. Jalon ne le garde pas : effacez-le. Le reste est intact."
        }
        Refusal::BankCard => {
            "Ces chiffres ressemblent à un numéro de carte bancaire. Jalon ne le garde pas : effacez-le. Le reste est intact."
        }
        Refusal::Iban => {
            "Ces signes ressemblent à un numéro de compte (IBAN). Jalon ne le garde pas : effacez-le. Le reste est intact."
        }
        Refusal::Credential => "Un mot de passe ne s'écrit pas ici. Écrivez plutôt : « mot de passe changé ».",
    }
}

/// Names what was recognised, for the list of refused rows of an import.
pub const fn name(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::SocialSecurity => "un numéro de Sécurité sociale",
        Refusal::TaxNumber => "un numéro fiscal",
        Refusal::BankCard => "un numéro de carte bancaire",
        Refusal::Iban => "un numéro de compte (IBAN)",
        Refusal::Credential => "un mot de passe ou un identifiant",
    }
}
