#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension String: ArrayElement {}
extension Bool: ArrayElement {}
extension Int: ArrayElement {}
extension Int8: ArrayElement {}
extension Int16: ArrayElement {}
extension Int32: ArrayElement {}
extension Int64: ArrayElement {}
extension UInt: ArrayElement {}
extension UInt16: ArrayElement {}
extension UInt32: ArrayElement {}
extension UInt64: ArrayElement {}
extension Double: ArrayElement {}
extension Float: ArrayElement {}
extension Decimal: ArrayElement {}
extension Date: ArrayElement {}
extension CalendarDate: ArrayElement {}
extension TimeOfDay: ArrayElement {}
extension Duration: ArrayElement {}
extension UUID: ArrayElement {}
extension URL: ArrayElement {}
