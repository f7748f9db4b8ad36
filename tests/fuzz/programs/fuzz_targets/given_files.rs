#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| packdesk_fuzz::take(env!("CARGO_BIN_NAME"), bytes));
