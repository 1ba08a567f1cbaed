/// The layers of custom stages, in the order of their names: a document has few of them, most often one.
public struct CustomLayers: Sendable {
  /// A layer: the name under which it stands in the record, and its items in document order.
  public typealias Element = (name: String, items: [Annotation])

  private var layers: [Element] = []

  /// No layers.
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
  /// 0, the position of the first layer by name.
  public var startIndex: Int { 0 }
  /// The number of layers.
  public var endIndex: Int { layers.count }
  /// The layer at a position in the order of names; not the same once layers are added or removed.
  public subscript(position: Int) -> Element { layers[position] }
}
