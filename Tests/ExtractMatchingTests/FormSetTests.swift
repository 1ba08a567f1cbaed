import ExtractCore
import Testing

@testable import ExtractMatching

/// The table of a set of forms says what its forms say one by one.
struct FormSetTests {
  @Test(arguments: TokenForm.allCases)
  func table(form: TokenForm) {
    var set = FormSet()
    set.insert(form)
    set.withView { view in
      for shape in Self.shapes {
        for isOneByte in [false, true] {
          let bits = shape.rawValue | (isOneByte ? TokenForm.oneByte : 0)
          #expect(view.contains(shape, isOneByte: isOneByte) == form.holds(bits), "\(form), shape \(shape.rawValue)")
        }
      }
    }
  }

  @Test func emptySet() {
    FormSet().withView { view in
      for shape in Self.shapes { #expect(!view.contains(shape, isOneByte: false)) }
    }
  }

  /// Shapes of each kind with each single flag, and with some flags at once.
  private static let shapes: [TokenShape] = (0..<14).flatMap { kind in
    ((12..<25).map { 1 << $0 } + [0, 0x3000, 0x5000, 0xD000, 0x1C_0000]).map { flags in
      TokenShape(rawValue: kind << 8 | flags)
    }
  }
}
