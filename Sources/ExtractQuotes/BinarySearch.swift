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
