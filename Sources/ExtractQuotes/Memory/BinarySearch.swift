/// Of some ascending numbers, the index of the first that is `key` or more; `count` if there is none.
@inline(__always) func firstIndex(below count: Int, reaching key: Int, of number: (Int) -> Int) -> Int {
  var (first, length) = (0, count)
  // Which half it is in cannot be foretold: the sign of the difference decides, without a branch.
  while length > 1 {
    let half = length &>> 1
    first &+= half & (number(first &+ half &- 1) &- key) &>> 63
    length &-= half
  }
  return length == 1 && number(first) < key ? first &+ 1 : first
}

/// The same index, where it most often is a guess or the next one: what was found last, when a text is gone through. The
/// guess becomes what is found.
@inline(__always) func firstIndex(
  below count: Int, reaching key: Int, near guess: inout Int, of number: (Int) -> Int
) -> Int {
  if guess <= count, guess == 0 || number(guess &- 1) < key {
    if guess == count || number(guess) >= key { return guess }
    if guess &+ 1 == count || number(guess &+ 1) >= key {
      guess &+= 1
      return guess
    }
  }
  guess = firstIndex(below: count, reaching: key, of: number)
  return guess
}
