use std::io;
use std::net::{Ipv4Addr, Ipv6Addr};

use tokio::net::{TcpListener, TcpStream};

use crate::sign_in::SignInError;

/// So many ports are tried until one is free for both kinds of addresses.
const TRIES: usize = 16;

/// Listens on one port of this computer, for both kinds of addresses: `localhost` may mean either.
#[derive(Debug)]
pub(in crate::sign_in) struct Listeners {
    port: u16,
    of_v4: Option<TcpListener>,
    of_v6: Option<TcpListener>,
}

impl Listeners {
    pub(in crate::sign_in) async fn open() -> Result<Self, SignInError> {
        // Held until the end, so that none of them is offered again.
        let mut passed_over = Vec::new();
        for _ in 0..TRIES {
            let Ok(of_v4) = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await else {
                return Self::of_v6_alone().await;
            };
            let port = port_of(&of_v4)?;
            match TcpListener::bind((Ipv6Addr::LOCALHOST, port)).await {
                Ok(of_v6) => {
                    return Ok(Self {
                        port,
                        of_v4: Some(of_v4),
                        of_v6: Some(of_v6),
                    });
                }
                // Somebody else would get what is meant for us.
                Err(error) if error.kind() == io::ErrorKind::AddrInUse => passed_over.push(of_v4),
                // This computer has no such addresses, so no browser uses them.
                Err(_) => {
                    return Ok(Self {
                        port,
                        of_v4: Some(of_v4),
                        of_v6: None,
                    });
                }
            }
        }
        Err(SignInError::PortBusy)
    }

    async fn of_v6_alone() -> Result<Self, SignInError> {
        let of_v6 = TcpListener::bind((Ipv6Addr::LOCALHOST, 0))
            .await
            .map_err(|_| SignInError::PortBusy)?;
        Ok(Self {
            port: port_of(&of_v6)?,
            of_v4: None,
            of_v6: Some(of_v6),
        })
    }

    pub(in crate::sign_in) fn port(&self) -> u16 {
        self.port
    }

    /// The next connection, from whichever side.
    pub(super) async fn accept(&self) -> io::Result<TcpStream> {
        tokio::select! {
            stream = accept(self.of_v4.as_ref()) => stream,
            stream = accept(self.of_v6.as_ref()) => stream,
        }
    }
}

async fn accept(listener: Option<&TcpListener>) -> io::Result<TcpStream> {
    match listener {
        Some(listener) => listener.accept().await.map(|(stream, _)| stream),
        None => std::future::pending().await,
    }
}

fn port_of(listener: &TcpListener) -> Result<u16, SignInError> {
    listener
        .local_addr()
        .map(|address| address.port())
        .map_err(|_| SignInError::PortBusy)
}
