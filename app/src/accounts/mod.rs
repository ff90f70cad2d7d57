//! People and sign-in: register, sign in and out, a forgotten password, the
//! first sign-in of staff, and the question before a session ends.

mod activate_staff;
pub mod api;
mod choose_password;
mod demonstration;
mod forgot_password;
mod register;
mod reset_by_code;
mod reset_password;
mod session_timeout;
mod sign_in;
mod sign_out;

pub use activate_staff::ActivateStaffPage;
pub use forgot_password::ForgotPasswordPage;
pub use register::RegisterPage;
pub use reset_by_code::ResetByCodePage;
pub use reset_password::ResetPasswordPage;
pub use session_timeout::SessionTimeout;
pub use sign_in::SignInPage;
pub use sign_out::SignOutButton;
