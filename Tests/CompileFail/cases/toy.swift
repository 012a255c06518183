// features: X0
// uses: Toy

#if REFUSED
  func twice(_ value: Toy) -> Int { value }
// expected-error@-1 {{cannot convert return expression of type 'Toy' to return type 'Int'}}
#else
  func twice(_ value: Toy) -> Toy { value }
#endif
