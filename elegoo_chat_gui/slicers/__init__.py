"""Files of JusPrin, OrcaSlicer and ElegooSlicer on the same computer: read, never written."""
