/// Number words and absolute calendar dates.
enum Numerals {}
