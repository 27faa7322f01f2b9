"""Other people's formats, read with distrust and written with care."""
