@_exported public import ExtractCore
