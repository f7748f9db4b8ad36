//! The JSON that goes over the wire, in the shapes Partner Center documents where it documents one.
