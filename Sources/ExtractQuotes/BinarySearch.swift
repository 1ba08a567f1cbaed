/// The first index below `count` for which a condition holds that holds for all behind it; `count` if there is none.
@inline(__always) func firstIndex(below count: Int, where holds: (Int) -> Bool) -> Int {
  var (first, length) = (0, count)
  // Which half it is in cannot be foretold: without a branch.
  while length > 1 {
    let half = length &>> 1
    first &+= holds(first &+ half &- 1) ? 0 : half
    length &-= half
  }
  return first &+ (length == 1 && !holds(first) ? 1 : 0)
}
