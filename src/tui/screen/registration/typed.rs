//! What was typed in a search, sorted into the fields of a new record.

/// First name, last name and telephone number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    pub first_name: String,
    pub last_name: String,
    pub phone: String,
}

impl Typed {
    /// Letters go to the name: the first word is the first name, the others the last. Figures go to the telephone. A
    /// code, such as `MARS-27`, is nobody's name. Nobody searches with capitals, and a sheet shows them: the first name gets
    /// its own.
    pub fn sort(text: &str) -> Self {
        let mut sorted = Self::default();
        for word in text.split_whitespace() {
            let figures = word.chars().any(|c| c.is_ascii_digit());
            let letters = word.chars().any(char::is_alphabetic);
            let field = match (figures, letters) {
                (true, false) => &mut sorted.phone,
                (true, true) if is_code(word) => continue,
                _ if sorted.first_name.is_empty() => &mut sorted.first_name,
                _ => &mut sorted.last_name,
            };
            if !field.is_empty() {
                field.push(' ');
            }
            field.push_str(word);
        }
        sorted.first_name = capitalised(&sorted.first_name);
        sorted
    }
}

/// « jean-luc » as « Jean-Luc »; capitals that were typed stay.
fn capitalised(name: &str) -> String {
    let mut starts = true;
    name.chars()
        .flat_map(|c| {
            let capital = starts && c.is_lowercase();
            starts = c == '-';
            let upper = capital.then(|| c.to_uppercase());
            upper.into_iter().flatten().chain((!capital).then_some(c))
        })
        .collect()
}

fn is_code(word: &str) -> bool {
    word.rsplit_once('-')
        .is_some_and(|(_, number)| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_figures_find_their_fields() {
        for (typed, first_name, last_name, phone) in [
            ("", "", "", ""),
            ("yvet", "Yvet", "", ""),
            ("Éloïse de la Tour", "Éloïse", "de la Tour", ""),
            ("06 12", "", "", "06 12"),
            ("+33612345678", "", "", "+33612345678"),
            ("yvette 0612", "Yvette", "", "0612"),
            ("Jean-Luc", "Jean-Luc", "", ""),
            ("jean-luc", "Jean-Luc", "", ""),
            ("élodie", "Élodie", "", ""),
            ("McKenzie", "McKenzie", "", ""),
            ("mars-27", "", "", ""),
        ] {
            let expected = Typed { first_name: first_name.into(), last_name: last_name.into(), phone: phone.into() };
            assert_eq!(Typed::sort(typed), expected, "{typed}");
        }
    }
}
