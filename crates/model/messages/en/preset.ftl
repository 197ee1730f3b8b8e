# preset
