//! What is registered with the authority.

/// The directory of the tests.
pub const TENANT: &str = "7a1c0f3e-5b2d-4c8e-9f60-1d2e3f405162";
/// The application that is registered in it.
pub const CLIENT: &str = "0e4b7c9a-3d51-4f86-a2b8-c7d6e5f40312";
/// The audience of Azure's management addresses.
pub const MANAGEMENT: &str = "https://management.azure.com";
/// The audience of Partner Center.
pub const PARTNER_CENTER: &str = "https://api.partnercenter.microsoft.com";
/// The audience of Azure's management addresses in China.
pub const MANAGEMENT_IN_CHINA: &str = "https://management.chinacloudapi.cn";
