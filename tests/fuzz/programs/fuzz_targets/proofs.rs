#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    (packdesk_fuzz::TARGETS[1].take)(bytes);
});
