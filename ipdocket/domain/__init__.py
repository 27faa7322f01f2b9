"""What a docket is: values and pure rules of conduct; standard library only."""
