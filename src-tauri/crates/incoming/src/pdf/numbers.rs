use lopdf::{Dictionary, Document, Object};

/// The number that an object is, wherever it stands.
pub fn number(object: &Object, document: &Document) -> Option<f32> {
    let (_, object) = document.dereference(object).ok()?;
    object.as_float().ok().filter(|number| number.is_finite())
}

/// The numbers of an array that holds nothing else.
pub fn numbers<const LENGTH: usize>(objects: &[Object], document: &Document) -> Option<[f32; LENGTH]> {
    let mut found = [0.0; LENGTH];
    if objects.len() != LENGTH {
        return None;
    }
    for (place, object) in found.iter_mut().zip(objects) {
        *place = number(object, document)?;
    }
    Some(found)
}

/// The dictionary at a key, wherever it stands.
pub fn dictionary<'a>(within: &'a Dictionary, key: &[u8], document: &'a Document) -> Option<&'a Dictionary> {
    within.get_deref(key, document).ok()?.as_dict().ok()
}
