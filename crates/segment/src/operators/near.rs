//! `place within 5km of (31.2, 121.5)`: the great-circle distance on a sphere of 6 371 008.8 m.

use fenqun_model::{Point, Value};

use crate::bitmap::Bitmap;
use crate::vector::{Data, Vector};

/// Mean radius of the earth, metres.
const RADIUS: f64 = 6_371_008.8;

pub(crate) fn evaluate(vector: &Vector<'_>, metres: u32, centre: Point) -> Bitmap {
    let near = |point: Point| distance(point, centre) <= f64::from(metres);
    match &vector.data {
        Data::Points(points) => {
            Bitmap::from_fn(points.len(), |i| vector.is_present(i) && near(points[i]))
        }
        Data::Values(values) => Bitmap::from_fn(
            values.len(),
            |i| matches!(values[i], Some(Value::Point(point)) if near(point)),
        ),
        _ => Bitmap::filled(vector.len(), false),
    }
}

/// Metres between two points by the haversine formula.
fn distance(a: Point, b: Point) -> f64 {
    let radians = |micro: i32| (f64::from(micro) / 1e6).to_radians();
    let (lat_a, lat_b) = (radians(a.latitude), radians(b.latitude));
    let half_lat = ((lat_b - lat_a) / 2.0).sin();
    let half_lon = ((radians(b.longitude) - radians(a.longitude)) / 2.0).sin();
    let square = half_lat * half_lat + lat_a.cos() * lat_b.cos() * half_lon * half_lon;
    2.0 * RADIUS * square.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_how_far_beijing_is_from_shanghai() {
        let shanghai = Point {
            latitude: 31_230_400,
            longitude: 121_473_700,
        };
        let beijing = Point {
            latitude: 39_904_200,
            longitude: 116_407_400,
        };
        let kilometres = distance(shanghai, beijing) / 1000.0;
        assert!((1067.0..1069.0).contains(&kilometres), "{kilometres}");
        assert!(distance(shanghai, shanghai) == 0.0);
    }
}
