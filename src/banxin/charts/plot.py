"""Chart + style -> Plot: a chart with nothing left to decide."""
