//! Where webhooks may go. Whoever sets the address of a webhook makes this server ask from inside
//! its network; so only addresses of the public internet are asked, and others only when the
//! operator named their network in so many words.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use fenqun_model::Message;

use crate::failure::{Failure, Outcome};

/// A range of addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    bits: u8,
}

impl Network {
    /// From text: an address, or an address and the number of its bits that count
    /// (`10.1.0.0/16`, `::1/128`).
    ///
    /// # Errors
    /// It is neither.
    pub fn parse(text: &str) -> Outcome<Self> {
        let malformed =
            || Failure::wrong_use(Message::new("webhook-network-malformed").with("text", text));
        let (address, bits) = text.split_once('/').unwrap_or((text, ""));
        let address: IpAddr = address.parse().map_err(|_| malformed())?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        let bits = match bits {
            "" if !text.contains('/') => most,
            bits => bits.parse().map_err(|_| malformed())?,
        };
        match bits <= most {
            true => Ok(Self { address, bits }),
            false => Err(malformed()),
        }
    }

    /// Whether an address is in it. An IPv4 address inside IPv6 counts as itself.
    pub fn contains(&self, address: IpAddr) -> bool {
        match (self.address, address.to_canonical()) {
            (IpAddr::V4(own), IpAddr::V4(other)) => {
                same_bits(own.to_bits().into(), other.to_bits().into(), 32, self.bits)
            }
            (IpAddr::V6(own), IpAddr::V6(other)) => {
                same_bits(own.to_bits(), other.to_bits(), 128, self.bits)
            }
            _ => false,
        }
    }
}

fn same_bits(one: u128, other: u128, width: u8, bits: u8) -> bool {
    bits == 0 || (one ^ other) >> (width - bits) == 0
}

/// Networks that are not the public internet (IANA's registries of special addresses).
const SPECIAL_V4: [([u8; 4], u8); 16] = [
    ([0, 0, 0, 0], 8),
    ([10, 0, 0, 0], 8),
    ([100, 64, 0, 0], 10),
    ([127, 0, 0, 0], 8),
    ([169, 254, 0, 0], 16),
    ([172, 16, 0, 0], 12),
    ([192, 0, 0, 0], 24),
    ([192, 0, 2, 0], 24),
    ([192, 31, 196, 0], 24),
    ([192, 52, 193, 0], 24),
    ([192, 88, 99, 0], 24),
    ([192, 168, 0, 0], 16),
    ([198, 18, 0, 0], 15),
    ([198, 51, 100, 0], 24),
    ([203, 0, 113, 0], 24),
    ([224, 0, 0, 0], 3),
];

/// Of IPv6 only global unicast is public; within it these are not, or lead to an IPv4 address.
const SPECIAL_V6: [(u128, u8); 5] = [
    // Protocol assignments: Teredo, ORCHID, benchmarking.
    (0x2001_0000 << 96, 23),
    // Documentation.
    (0x2001_0db8 << 96, 32),
    (0x3fff_0000 << 96, 20),
    // 6to4, which carries an IPv4 address.
    (0x2002_0000 << 96, 16),
    // AS112.
    (0x2620_004f_8000 << 80, 48),
];
const GLOBAL_V6: (u128, u8) = (0x2000 << 112, 3);

/// Whether a webhook may go to an address.
pub(super) fn is_allowed(address: IpAddr, allowed: &[Network]) -> bool {
    is_public(address) || allowed.iter().any(|network| network.contains(address))
}

fn is_public(address: IpAddr) -> bool {
    // An IPv4 address written as `::ffff:a.b.c.d` is the IPv4 address.
    match address.to_canonical() {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    !SPECIAL_V4.iter().any(|(network, bits)| {
        let network = Ipv4Addr::from(*network).to_bits();
        same_bits(network.into(), address.to_bits().into(), 32, *bits)
    })
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let within = |(network, bits): &(u128, u8)| same_bits(*network, address.to_bits(), 128, *bits);
    within(&GLOBAL_V6) && !SPECIAL_V6.iter().any(within)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_public_internet_is_public() {
        let private = "0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.255 127.0.0.1 \
            127.255.0.1 169.254.169.254 169.254.170.2 172.16.0.1 172.31.255.255 192.0.0.1 \
            192.0.0.192 192.0.2.1 192.88.99.1 192.168.0.1 198.18.0.1 198.19.255.255 198.51.100.1 \
            203.0.113.9 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 \
            :: ::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::127.0.0.1 \
            64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::1 100::1 2001::1 2001:10::1 2001:20::1 \
            2001:db8::1 2002:7f00:1:: 2002:a00:1::1 3fff::1 5f00::1 fc00::1 fd00:ec2::254 \
            fd12:3456::1 fe80::1 fec0::1 ff02::1 ff0e::1 4000::1";
        for address in private.split_whitespace() {
            assert!(!is_allowed(address.parse().unwrap(), &[]), "{address}");
        }
        let public = "1.1.1.1 8.8.8.8 100.63.255.255 100.128.0.1 172.15.255.255 172.32.0.1 \
            192.0.1.1 192.167.255.255 198.17.0.1 198.20.0.1 223.5.5.5 ::ffff:8.8.8.8 \
            2400:3200::1 2606:4700::1111 2a00:1450::1";
        for address in public.split_whitespace() {
            assert!(is_allowed(address.parse().unwrap(), &[]), "{address}");
        }
    }

    #[test]
    fn what_the_operator_names_is_allowed_and_nothing_beside_it() {
        let allowed = ["10.1.0.0/16", "127.0.0.1", "fd00::/8"].map(|text| {
            let network = Network::parse(text);
            network.unwrap()
        });
        for (address, may) in [
            ("10.1.255.1", true),
            ("::ffff:10.1.0.7", true),
            ("10.2.0.1", false),
            ("127.0.0.1", true),
            ("127.0.0.2", false),
            ("fd12::1", true),
            ("fe80::1", false),
        ] {
            let address = address.parse().unwrap();
            assert_eq!(is_allowed(address, &allowed), may, "{address}");
        }
        assert!(
            Network::parse("0.0.0.0/0")
                .unwrap()
                .contains([10, 0, 0, 1].into())
        );
        for text in [
            "",
            "10.0.0.0/33",
            "10.0.0/8",
            "localhost",
            "10.0.0.0/",
            "::/129",
        ] {
            let refused = Network::parse(text).unwrap_err();
            assert_eq!(
                refused.messages[0].id(),
                "webhook-network-malformed",
                "{text}"
            );
        }
    }
}
