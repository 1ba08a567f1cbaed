/// The layers of custom stages, in the order of their names: a document has few of them, most often one.
public struct CustomLayers: Sendable {
  public typealias Element = (name: String, items: [Annotation])

  private var layers: [Element] = []

  public init() {}

  /// The items of a layer; `nil` if it was not produced.
  ///
  /// - Complexity: linear in the number of layers.
  public subscript(name: String) -> [Annotation]? {
    get { layers.first { $0.name == name }?.items }
    set {
      let place = layers.firstIndex { $0.name >= name } ?? layers.count
      if place < layers.count, layers[place].name == name { layers.remove(at: place) }
      if let newValue { layers.insert((name, newValue), at: place) }
    }
  }

  /// Removes all layers and keeps their memory.
  public mutating func removeAll() { layers.removeAll(keepingCapacity: true) }
}

extension CustomLayers: RandomAccessCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { layers.count }
  public subscript(position: Int) -> Element { layers[position] }
}
