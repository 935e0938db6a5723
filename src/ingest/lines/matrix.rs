//! Transformations of the plane, written as PDF writes them.

/// `[a b c d e f]`: a point `(x, y)` goes to `(ax + cy + e, bx + dy + f)`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Matrix(pub [f32; 6]);

impl Matrix {
    /// Leaves all where it is.
    pub const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// Moves all by the same.
    pub fn shift(x: f32, y: f32) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// This one first, then `next`.
    pub fn then(&self, next: &Self) -> Self {
        let ([a, b, c, d, e, f], [na, nb, nc, nd, ne, nf]) = (self.0, next.0);
        Self([
            a * na + b * nc,
            a * nb + b * nd,
            c * na + d * nc,
            c * nb + d * nd,
            e * na + f * nc + ne,
            e * nb + f * nd + nf,
        ])
    }

    /// Where a point goes.
    pub fn apply(&self, x: f32, y: f32) -> (f32, f32) {
        let (dx, dy) = self.direct(x, y);
        (dx + self.0[4], dy + self.0[5])
    }

    /// What becomes of a step.
    pub fn direct(&self, x: f32, y: f32) -> (f32, f32) {
        let [a, b, c, d, ..] = self.0;
        (a * x + c * y, b * x + d * y)
    }

    /// What becomes of a length along the line.
    pub fn width(&self) -> f32 {
        self.0[0].hypot(self.0[1])
    }

    /// What becomes of a length across the line.
    pub fn height(&self) -> f32 {
        self.0[2].hypot(self.0[3])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_matters() {
        let twice = Matrix([2.0, 0.0, 0.0, 2.0, 0.0, 0.0]);
        assert_eq!(Matrix::shift(1.0, 0.0).then(&twice).apply(1.0, 1.0), (4.0, 2.0));
        assert_eq!(twice.then(&Matrix::shift(1.0, 0.0)).apply(1.0, 1.0), (3.0, 2.0));
        assert_eq!(twice.height(), 2.0);
    }
}
