use engine::CrashPoints;

/// Ends the process at the point that `PACKDESK_CRASH_AT` names, in builds for development only: how tests prove that
/// nothing is lost or charged twice.
pub(crate) struct CrashAtNamedPoint {
    point: Option<String>,
}

impl CrashAtNamedPoint {
    pub(crate) fn from_environment() -> Self {
        let point = if cfg!(debug_assertions) {
            std::env::var("PACKDESK_CRASH_AT").ok()
        } else {
            None
        };
        Self { point }
    }
}

impl CrashPoints for CrashAtNamedPoint {
    fn reached(&self, point: &'static str) {
        if self.point.as_deref() == Some(point) {
            std::process::abort();
        }
    }
}
