use std::collections::HashMap;

use serde_json::{Map, Value};
use uuid::Uuid;

/// What is another one at each run, and the name that it has in every recording: ids that were drawn, folders of this
/// computer.
#[derive(Default)]
pub struct Stable {
    names: HashMap<String, String>,
    places: Vec<(String, &'static str)>,
}

/// How the ids begin that stand in recordings.
const RECORDED: &str = "00000000-0000-0000-0000-";

/// Stands for every value of a field.
type StandIn = fn() -> Value;

/// What a document is made of is the business of its writer, not of the page.
const OF_DOCUMENTS: [(&str, StandIn); 2] = [
    ("sha256", || {
        "9c417be0f2a1468f9b07b6e6a8f1d2c3e4b5a6978869504132ab54cd187b24c6".into()
    }),
    ("bytes", || 48_213.into()),
];

impl Stable {
    /// A folder of this computer that is recorded as another one.
    pub fn place(&mut self, real: String, recorded: &'static str) {
        self.places.push((real, recorded));
    }

    /// An answer as it is recorded.
    pub fn recorded(&mut self, answer: Value) -> Value {
        match answer {
            Value::String(text) => Value::String(self.name(&text)),
            Value::Array(values) => values.into_iter().map(|value| self.recorded(value)).collect(),
            Value::Object(fields) => Value::Object(fields.into_iter().map(|field| self.field(field)).collect()),
            other => other,
        }
    }

    fn field(&mut self, (key, value): (String, Value)) -> (String, Value) {
        let of_document = OF_DOCUMENTS.iter().find(|(name, _)| *name == key);
        let value = match of_document {
            Some((_, stand_in)) if !value.is_null() => stand_in(),
            _ => self.recorded(value),
        };
        (key, value)
    }

    fn name(&mut self, text: &str) -> String {
        let mut named = text.to_owned();
        for id in text.split(|letter: char| !letter.is_ascii_alphanumeric() && !"-_".contains(letter)) {
            if let Some(next) = self.next_name(id) {
                let name = self.names.entry(id.to_owned()).or_insert(next);
                named = named.replace(id, name);
            }
        }
        let places = self.places.iter();
        places.fold(named, |text, (real, recorded)| text.replace(real, recorded))
    }

    /// What an id that was drawn is called where it comes up for the first time.
    fn next_name(&self, id: &str) -> Option<String> {
        if id.starts_with(RECORDED) {
            return None;
        }
        let count = self.names.keys().filter(|known| known.len() == id.len()).count() + 1;
        let token = id.strip_prefix("tok_").is_some_and(|rest| rest.len() == 24);
        if token {
            return Some(format!("tok_{count}"));
        }
        let is_id = Uuid::try_parse(id).is_ok_and(|uuid| uuid.to_string() == id);
        is_id.then(|| Uuid::from_u128(count as u128).to_string())
    }

    /// An argument as it is asked with.
    pub fn real(&self, argument: &Value) -> Value {
        match argument {
            Value::String(text) => {
                if let Some((real, _)) = self.names.iter().find(|(_, recorded)| *recorded == text) {
                    return Value::String(real.clone());
                }
                let places = self.places.iter();
                let text = places.fold(text.clone(), |text, (real, recorded)| text.replace(recorded, real));
                Value::String(text)
            }
            Value::Array(values) => values.iter().map(|value| self.real(value)).collect(),
            Value::Object(fields) => {
                let fields = fields.iter().map(|(key, value)| (key.clone(), self.real(value)));
                Value::Object(fields.collect::<Map<_, _>>())
            }
            other => other.clone(),
        }
    }
}
