//! Which addresses a phone may name as its push service. The server calls them by itself, so that nobody may lead it to
//! a machine that only it can reach.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use openidconnect::{
    reqwest::dns::{Addrs, Name, Resolve, Resolving},
    url::{Host, Url},
};

use crate::config::Origin;

/// Longer than the addresses of push services are.
const LONGEST: usize = 1500;

/// Reads the address of a push service: https on its usual port, by a name. A server that only this machine can reach
/// takes one of this machine too, by plain http and by number: for trying out and for tests.
pub fn read(text: &str, origin: &Origin) -> Option<Url> {
    let url = Url::parse(text).ok().filter(|_| text.len() <= LONGEST)?;
    if !url.username().is_empty() || url.password().is_some() {
        return None;
    }
    let may_call = match url.host()? {
        Host::Domain(name) => url.scheme() == "https" && url.port().is_none() && name.contains('.'),
        Host::Ipv4(ip) => *origin == Origin::Loopback && ip.is_loopback(),
        Host::Ipv6(_) => false,
    };
    may_call.then_some(url)
}

/// Finds the addresses of a name, at the moment of the call, and leaves out those that are not on the public internet.
pub struct PublicOnly;

impl Resolve for PublicOnly {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let public: Vec<SocketAddr> = found.filter(|address| is_public(address.ip())).collect();
            if public.is_empty() {
                return Err("the name has no public address".into());
            }
            let addresses: Addrs = Box::new(public.into_iter());
            Ok(addresses)
        })
    }
}

/// Whether anybody on the internet reaches the same machine by this address (the special-purpose registries of IANA,
/// RFC 6890).
fn is_public(ip: IpAddr) -> bool {
    match ip.to_canonical() {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let special =
        matches!((a, b, c), (0 | 10 | 127 | 224.., ..) | (100, 64..=127, _) | (192, 0, 0) | (198, 18 | 19, _));
    !(special || ip.is_private() || ip.is_link_local() || ip.is_documentation())
}

/// Of version 6 what is handed out to anybody, 2000::/3, without what stands for something else.
fn is_public_v6(ip: Ipv6Addr) -> bool {
    let [a, b, ..] = ip.segments();
    let stands_in = matches!((a, b), (0x2001, ..0x0200 | 0x0db8) | (0x2002, _) | (0x3fff, ..0x1000));
    (0x2000..0x4000).contains(&a) && !stands_in
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_names_of_push_services_are_called() {
        let https = Origin::Https("https://example.org".into());
        for text in ["https://fcm.googleapis.com/fcm/send/x", "https://updates.push.services.mozilla.com/wpush/v2/x"] {
            assert!(read(text, &https).is_some(), "{text}");
        }
        for text in [
            "http://push.example.org/x",
            "https://push.example.org:8443/x",
            "https://user:word@push.example.org/x",
            "https://localhost/x",
            "https://127.0.0.1/x",
            "http://127.0.0.1:9/x",
            "https://0x7f.1/x",
            "https://2130706433/x",
            "https://[::1]/x",
            "https://[::ffff:10.0.0.1]/x",
            "https://93.184.216.34/x",
            "file:///etc/passwd",
            "ftp://push.example.org/x",
            "push",
            "",
        ] {
            assert!(read(text, &https).is_none(), "{text}");
        }
        assert!(read(&format!("https://push.example.org/{}", "x".repeat(LONGEST)), &https).is_none());
    }

    #[test]
    fn a_server_for_trying_out_may_call_this_machine_and_no_other_number() {
        assert!(read("http://127.0.0.1:9/x", &Origin::Loopback).is_some());
        for text in ["http://10.0.0.1/x", "http://169.254.169.254/x", "https://[::1]/x", "http://push.example.org/x"] {
            assert!(read(text, &Origin::Loopback).is_none(), "{text}");
        }
    }

    #[test]
    fn an_address_within_a_network_is_not_public() {
        let public = |text: &str| is_public(text.parse().unwrap());
        for text in ["93.184.216.34", "100.63.0.1", "172.32.0.1", "2606:2800:220:1::1", "2001:4860:4860::8888"] {
            assert!(public(text), "{text}");
        }
        for text in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "192.0.0.8",
            "192.0.2.1",
            "192.168.1.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "64:ff9b::a00:1",
            "fc00::1",
            "fe80::1",
            "ff02::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::",
        ] {
            assert!(!public(text), "{text}");
        }
    }

    #[tokio::test]
    async fn a_name_that_leads_to_this_machine_is_not_followed() {
        assert!(PublicOnly.resolve("localhost".parse().unwrap()).await.is_err());
    }
}
