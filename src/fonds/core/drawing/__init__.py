"""Where things stand in pictures: charts of values, networks of people, maps. Numbers in, numbers out; no SVG."""
