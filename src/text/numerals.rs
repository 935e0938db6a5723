//! Numbers as Chinese texts write them, to exact decimals.
