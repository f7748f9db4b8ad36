use data_folder::test_point;
use engine::CrashPoints;

/// The engine's points are test points as those of the work on files are.
pub(crate) struct TestPoints;

impl CrashPoints for TestPoints {
    fn reached(&self, point: &'static str) {
        test_point::reached(point);
    }
}
