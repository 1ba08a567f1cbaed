/// Two words that tell an outcome together, one before the other: "shot … dead", "took … hostage".
///
/// The second one stands in for the word of the outcome; the number may stand before both, "12 people were shot dead", or
/// between them, "took 12 people hostage".
struct OutcomeFrame: Sendable {
  /// The first words, in any form, separated by spaces.
  let openers: String
  /// The last words of the frame.
  let closers: String
  let outcome: Outcome
  /// A sentence in which the stage finds one item, by this frame.
  let example: String
  /// Whether the last word is what is counted: "claimed 12 lives".
  var isCounted = false

  static let all: [OutcomeFrame] = [
    OutcomeFrame(
      openers: "shot shooting stabbed stabbing beaten beating hacked hacking burned burnt burning bludgeoned trampled",
      closers: "dead death killed", outcome: .killed, example: "In the north 12 people were shot dead."),
    OutcomeFrame(
      openers: "crushed tortured starved frozen choked strangled clubbed gunned blown",
      closers: "death dead down apart",
      outcome: .killed, example: "In the camp 12 women were starved to death."),
    OutcomeFrame(
      openers: "found feared confirmed presumed believed reported", closers: "dead",
      outcome: .killed, example: "At least 12 people are feared dead."),
    OutcomeFrame(
      openers: "lost losing lose claimed claiming claims taken took cost", closers: "lives", outcome: .killed,
      example: "In the flood 12 people lost their lives.",
      isCounted: true),
    OutcomeFrame(
      openers: "taken took taking held holding hold", closers: "hostage", outcome: .abducted,
      example: "The gunmen took 12 people hostage."),
    OutcomeFrame(
      openers: "sustained sustaining suffered suffering", closers: "injuries wounds burns", outcome: .injured,
      example: "On the coast 12 people suffered burns."),
    OutcomeFrame(
      openers: "reported feared gone went", closers: "missing", outcome: .missing,
      example: "After the storm 12 sailors went missing."),
    OutcomeFrame(
      openers: "forced forcing forces driven drove driving", closers: "flee homes", outcome: .displaced,
      example: "Fighting forced 12 families to flee."),
    OutcomeFrame(
      openers: "left fled leave leaving", closers: "homes", outcome: .displaced,
      example: "On Monday 12 families left their homes."),
    OutcomeFrame(
      openers: "recovered recovering recover found finding find pulled pulling retrieved retrieving exhumed",
      closers: "bodies corpses", outcome: .killed, example: "Divers recovered 12 bodies from the wreck.",
      isCounted: true),
    OutcomeFrame(
      openers: "bodies corpses", closers: "recovered found pulled retrieved exhumed brought buried",
      outcome: .killed, example: "By noon 12 bodies had been recovered."),
  ]

  /// What may stand between the two words, besides adverbs and forms of "be".
  static let fillers = "to their his her the and from out of alive have has had"
}
