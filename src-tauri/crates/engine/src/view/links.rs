//! Pages elsewhere, and what happened without the user.

use domain::{Activity, closed_set};
use serde::Serialize;

closed_set! {
    /// Whether something that happened by itself went well.
    pub enum NoticeTone {
        /// It did.
        Ok = "ok",
        /// It did not.
        Warn = "warn",
    }
}

views! {
    shown
    /// A page elsewhere. It is opened by its id: the page never hands an address to the system.
    pub struct LinkView {
        /// The id to open it by.
        id: String,
        /// What it is.
        label: String,
        /// Its address.
        url: String,
        /// It asks for a sign-in.
        sign_in: bool,
    }

    /// A mail to somebody who may do what the signed-in role may not. It is opened by what it is about: the page never hands
    /// a text to the system.
    pub struct MailView {
        /// What is asked for.
        activity: Activity,
        /// The offer it is about.
        offer: Option<String>,
        /// The subject.
        subject: String,
        /// The text.
        text: String,
    }

    /// Something that happened by itself: an automatic renewal, or one that failed.
    pub struct NoticeView {
        /// The id to dismiss it by.
        id: String,
        /// Whether it went well.
        tone: NoticeTone,
        /// What happened, in one sentence.
        title: String,
        /// What follows from it and what to do.
        detail: String,
        /// The offer it is about.
        offer: Option<String>,
        /// The order it is about.
        order: Option<String>,
    }

    /// What an account that is not a member yet has to do first.
    pub struct JoinView {
        /// What is missing.
        title: String,
        /// What joining means and what follows.
        detail: String,
        /// The button, "Join now".
        button: String,
        /// Joining is possible here; otherwise the membership page is opened.
        can_join: bool,
        /// The membership page, the instructions, and more to read.
        links: Vec<LinkView>,
    }
}
