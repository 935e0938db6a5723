//! Picks what is shown, and in which order: a comparison becomes a [`super::Page`].
