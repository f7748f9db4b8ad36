/// Texts as a statement takes many of them, in one parameter for `json_each`: each in a list of its own, which `->> 0` takes out
/// as it was.
pub(crate) fn given<T: AsRef<str>>(texts: &[T]) -> String {
    let lists: Vec<[&str; 1]> = texts.iter().map(|text| [text.as_ref()]).collect();
    serde_json::json!(lists).to_string()
}
